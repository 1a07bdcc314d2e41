using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>Every fault that scripts can ask for.</summary>
public static partial class FaultTable
{
    /// <summary>All rows, by occasion.</summary>
    public static IReadOnlyList<FaultRow> Rows { get; } = [.. Answers(), .. Asides(), .. Receipts(), .. Binds(), .. Lines()];

    private static FaultArgument Duration(string name, int milliseconds) => new(name, FaultArgumentKind.Duration, TimeSpan.FromMilliseconds(milliseconds));

    private static FaultArgument Number(string name, int value) => new(name, FaultArgumentKind.Number, value);

    private static FaultArgument Flag(string name, bool value) => new(name, FaultArgumentKind.Flag, value);

    private static FaultArgument Text(string name, string value) => new(name, FaultArgumentKind.Text, value);

    private static FaultArgument Status(CommandStatus value) => new("status", FaultArgumentKind.Status, value);

    private static FaultArgument State(byte value) => new("state", FaultArgumentKind.State, value);

    private static FaultArgument End() => new("end", FaultArgumentKind.End, ConnectionEnd.Fin);
}
