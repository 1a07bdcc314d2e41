namespace SmppSaga.Smpp.Receipts;

/// <summary>How SMSCs spell the keys, in any case; a colon follows at once.</summary>
internal static class ReceiptKeys
{
    private static readonly (string Key, ReceiptField Field)[] Spellings =
    [
        ("id:", ReceiptField.Id),
        ("sub:", ReceiptField.Sub),
        ("dlvrd:", ReceiptField.Dlvrd),
        ("submit date:", ReceiptField.SubmitDate),
        ("submit_date:", ReceiptField.SubmitDate),
        ("submitdate:", ReceiptField.SubmitDate),
        ("done date:", ReceiptField.DoneDate),
        ("done_date:", ReceiptField.DoneDate),
        ("donedate:", ReceiptField.DoneDate),
        ("stat:", ReceiptField.State),
        ("err:", ReceiptField.Error),
        ("text:", ReceiptField.Text),
    ];

    /// <summary>The key that <paramref name="text"/> begins with, and its length with the colon.</summary>
    internal static bool TryMatch(ReadOnlySpan<char> text, out ReceiptField field, out int length)
    {
        foreach ((string key, ReceiptField spelled) in Spellings)
        {
            if (text.StartsWith(key, StringComparison.OrdinalIgnoreCase))
            {
                (field, length) = (spelled, key.Length);
                return true;
            }
        }

        (field, length) = (default, 0);
        return false;
    }
}
