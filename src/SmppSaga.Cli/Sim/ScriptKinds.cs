using System.Globalization;
using SmppSaga.Gateway.Configuration.Values;
using SmppSaga.Smpp;
using SmppSaga.Smpp.Receipts;
using SmppSaga.Smsc;

namespace SmppSaga.Cli.Sim;

/// <summary>The kinds of values that only a simulator's script has.</summary>
internal static class ScriptKinds
{
    private static readonly string[] StateWords = [.. Enumerable.Range(0, 10).Select(state => ReceiptState.WordOf((byte)state)!)];

    /// <summary>A command_status by name, with or without ESME_, or by number, decimal or 0x….</summary>
    public static ValueKind<CommandStatus> Status { get; } = new ScalarKind<CommandStatus>("command_status such as ESME_RSYSERR or 0x45", TryStatus, status => status.Name);

    /// <summary>A message_state by the word that receipts use.</summary>
    public static ValueKind<byte> State { get; } = new ScalarKind<byte>(
        $"one of {string.Join(", ", StateWords)}",
        (string text, out byte state) => (state = ReceiptState.ValueOf(text) ?? byte.MaxValue) != byte.MaxValue,
        state => ReceiptState.WordOf(state)!)
    {
        Words = StateWords,
    };

    public static ValueKind<ConnectionEnd> End { get; } = Kinds.OneOf(("fin", ConnectionEnd.Fin), ("rst", ConnectionEnd.Rst));

    public static ValueKind<byte[]> Octets { get; } = new ScalarKind<byte[]>("an even number of hex digits", TryHex, Convert.ToHexStringLower);

    public static ValueKind<double> Probability { get; } = new ScalarKind<double>(
        "number 0..1",
        (string text, out double value) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value <= 1,
        value => value.ToString(CultureInfo.InvariantCulture));

    private static bool TryStatus(string text, out CommandStatus status)
    {
        bool hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool number = uint.TryParse(hex ? text[2..] : text, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out uint value);
        status = new CommandStatus(value);
        return number || CommandStatus.TryParse(text, out status);
    }

    private static bool TryHex(string text, out byte[] octets)
    {
        bool hex = text.Length > 0 && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);
        octets = hex ? Convert.FromHexString(text) : [];
        return hex;
    }
}
