using System.Globalization;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>The kinds of scalar values that the gateway file has.</summary>
internal static class Kinds
{
    public static ValueKind<bool> Flag { get; } = new ScalarKind<bool>("true or false", TryBoolean, value => value ? "true" : "false")
    {
        Words = ["true", "false"],
    };

    /// <summary>Printable ASCII, as SMPP's C-octet strings carry it.</summary>
    public static ValueKind<string> Ascii(int min, int max) => new ScalarKind<string>(
        Length("ASCII text", min, max),
        (string text, out string value) => (value = text).Length >= min && text.Length <= max && text.All(c => c is >= ' ' and <= '~'),
        Quoted);

    public static ValueKind<string> Text(int min, int max) => new ScalarKind<string>(
        Length("text", min, max),
        (string text, out string value) => (value = text).Length >= min && text.Length <= max,
        Quoted);

    public static ValueKind<string> Checked(string expected, Func<string, bool> valid) => new ScalarKind<string>(
        expected,
        (string text, out string value) => valid(value = text),
        Quoted);

    /// <summary>A host name or an IP address, without port.</summary>
    public static ValueKind<string> Host { get; } = Checked("host name or address without port", text => Uri.CheckHostName(text) != UriHostNameType.Unknown);

    public static ValueKind<int> Integer(int min, int max) => new ScalarKind<int>(
        string.Create(CultureInfo.InvariantCulture, $"integer {min}..{max}"),
        (string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= min && value <= max,
        value => value.ToString(CultureInfo.InvariantCulture));

    /// <summary>One octet of a PDU; true and false are 1 and 0, as Vumi writes them.</summary>
    public static ValueKind<byte> Octet(string expected, Func<byte, bool> valid) => new ScalarKind<byte>(
        expected,
        (string text, out byte value) => TryOctet(text, out value) && valid(value),
        value => value.ToString(CultureInfo.InvariantCulture));

    public static ValueKind<TimeSpan> Duration(string min, string max)
    {
        if (!Durations.TryParse(min, out TimeSpan least) || !Durations.TryParse(max, out TimeSpan most))
        {
            throw new ArgumentException($"{min}..{max} is no range of durations", nameof(min));
        }

        return new ScalarKind<TimeSpan>(
            $"duration {min}..{max}",
            (string text, out TimeSpan value) => Durations.TryParse(text, out value) && value >= least && value <= most,
            Durations.Write);
    }

    /// <summary>One of a few words. The first is the default.</summary>
    public static ValueKind<T> OneOf<T>(params (string Word, T Value)[] words)
        where T : struct => new ScalarKind<T>(
        string.Join('|', words.Select(pair => pair.Word)),
        (string text, out T value) => TryWord(words, text, out value),
        value => words.First(pair => pair.Value.Equals(value)).Word)
        {
            Words = [.. words.Select(pair => pair.Word)],
        };

    /// <summary>A double-quoted YAML scalar.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Whether the text is one of YAML's words for true.</summary>
    public static bool IsTrue(string text) => TryBoolean(text, out bool value) && value;

    private static string Length(string what, int min, int max) => min == 0
        ? $"{what} of at most {max} characters"
        : $"{what} of {min} to {max} characters";

    private static bool TryWord<T>((string Word, T Value)[] words, string text, out T value)
    {
        value = words.FirstOrDefault(pair => pair.Word == text).Value;
        return words.Any(pair => pair.Word == text);
    }

    private static bool TryOctet(string text, out byte value)
    {
        if (TryBoolean(text, out bool flag))
        {
            value = flag ? (byte)1 : (byte)0;
            return true;
        }

        return byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    // The words of YAML 1.1, which Vumi's files are written in.
    private static bool TryBoolean(string text, out bool value)
    {
        string word = text.ToUpperInvariant();
        value = word is "TRUE" or "YES" or "ON";
        return value || word is "FALSE" or "NO" or "OFF";
    }
}
