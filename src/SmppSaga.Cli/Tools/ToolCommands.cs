using System.CommandLine;

namespace SmppSaga.Cli.Tools;

/// <summary>The tools that need no gateway. A text may begin with '@': parse with <see cref="ParserConfiguration.ResponseFileTokenReplacer"/> set to null.</summary>
internal static class ToolCommands
{
    public static IReadOnlyList<Command> All =>
    [
        ReceiptCommand.Create(),
        TextCommand.Create(),
    ];
}
