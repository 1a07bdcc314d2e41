using System.CommandLine;

namespace SmppSaga.Cli.Tools;

/// <summary>The tools for PDUs.</summary>
internal static class PduCommand
{
    public static Command Create(Func<TextReader>? standardInput = null)
    {
        Func<TextReader> input = standardInput ?? ToolInput.StandardInput;
        return new Command("pdu", "PDUs between octets and JSON.") { PduDecodeCommand.Create(input), PduEncodeCommand.Create(input), ToolRunner.JsonOption() };
    }
}
