using System.CommandLine;

namespace SmppSaga.Cli.Tools;

/// <summary>The tools that need no gateway.</summary>
internal static class ToolCommands
{
    public static IReadOnlyList<Command> All =>
    [
        PduCommand.Create(),
        ReceiptCommand.Create(),
        TextCommand.Create(),
    ];
}
