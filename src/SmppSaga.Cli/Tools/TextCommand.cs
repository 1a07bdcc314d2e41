using System.CommandLine;

namespace SmppSaga.Cli.Tools;

/// <summary>The tools for text.</summary>
internal static class TextCommand
{
    public static Command Create(Func<TextReader>? standardInput = null)
    {
        Func<TextReader> input = standardInput ?? ToolInput.StandardInput;
        return new Command("text", "Encoding and cutting of text.") { TextSplitCommand.Create(input), TextGsm7Command.Create(input), ToolRunner.JsonOption() };
    }
}
