using System.Globalization;

namespace SmppSaga.Smpp.Receipts;

/// <summary>The fields of a receipt's text, found in one pass: any order, any of them missing, the first of a repeated key counts.</summary>
internal ref struct ReceiptFields
{
    private readonly ReadOnlySpan<char> _text;
    private FieldRanges _ranges;
    private int _seen;

    internal ReceiptFields(ReadOnlySpan<char> text)
    {
        _text = text.TrimEnd('\0');
        Scan();
    }

    /// <summary>The user's text to its end, spaces included; null without the key.</summary>
    internal readonly string? Text => Has(ReceiptField.Text) ? new string(_text[_ranges[(int)ReceiptField.Text]]) : null;

    /// <summary>The first word of a value; null without the key or without a word.</summary>
    internal readonly string? Word(ReceiptField field) => Has(field) && FirstWord(_text[_ranges[(int)field]]) is { IsEmpty: false } word ? new string(word) : null;

    /// <summary>A value that is digits alone, else null.</summary>
    internal readonly int? Number(ReceiptField field) =>
        Has(field) && int.TryParse(FirstWord(_text[_ranges[(int)field]]), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The first word when it is digits, else the whole value: foreign forms of a date have spaces.</summary>
    internal readonly string? Date(ReceiptField field)
    {
        if (!Has(field))
        {
            return null;
        }

        ReadOnlySpan<char> value = _text[_ranges[(int)field]].Trim();
        ReadOnlySpan<char> word = FirstWord(value);
        ReadOnlySpan<char> date = word.ContainsAnyExceptInRange('0', '9') ? value : word;
        return date.IsEmpty ? null : new string(date);
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> value)
    {
        value = value.TrimStart();
        int end = 0;
        while (end < value.Length && !char.IsWhiteSpace(value[end]) && value[end] != '\0')
        {
            end++;
        }

        return value[..end].TrimEnd(",;");
    }

    private static bool IsSeparator(char character) => char.IsWhiteSpace(character) || character is '\0' or ',' or ';';

    private readonly bool Has(ReceiptField field) => (_seen & (1 << (int)field)) != 0;

    private void Scan()
    {
        int open = -1;
        int valueStart = 0;
        int beforeText = 0;
        for (int at = 0; at < _text.Length; at++)
        {
            if ((at > 0 && !IsSeparator(_text[at - 1])) || !ReceiptKeys.TryMatch(_text[at..], out ReceiptField field, out int length))
            {
                continue;
            }

            bool accepted = Has(ReceiptField.Text) ? MayFollowText(field, beforeText) : !Has(field);
            if (!accepted)
            {
                continue;
            }

            Close(open, valueStart, at);
            beforeText = field == ReceiptField.Text ? _seen : beforeText;
            _seen |= 1 << (int)field;
            (open, valueStart) = ((int)field, at + length);
            at = valueStart - 1;
        }

        Close(open, valueStart, _text.Length);
    }

    // The user's text may hold words like "err:" or a whole forged receipt, so nothing behind it counts once the state was told before it.
    // Where it was not, the text is evidently not the last field; the SMSC writes behind the user, so there the last of a repeated key counts.
    private static bool MayFollowText(ReceiptField field, int beforeText) =>
        field != ReceiptField.Text && (beforeText & ((1 << (int)ReceiptField.State) | (1 << (int)field))) == 0;

    private void Close(int open, int start, int end)
    {
        if (open >= 0)
        {
            bool last = end == _text.Length;
            _ranges[open] = start..(last ? end : start + _text[start..end].TrimEnd().Length);
        }
    }

    [System.Runtime.CompilerServices.InlineArray(8)]
    private struct FieldRanges
    {
        private Range _first;
    }
}
