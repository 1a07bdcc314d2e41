using System.CommandLine;
using System.Text.Json;
using SmppSaga.Smpp;

namespace SmppSaga.Cli.Tools;

/// <summary><c>pdu encode</c>: the octets of a PDU given as <c>pdu decode</c> shows it.</summary>
internal static class PduEncodeCommand
{
    public static Command Create(Func<TextReader> standardInput)
    {
        Argument<string> input = new("JSON") { Description = "command, sequence_number, command_status, body and tlvs; - reads one object per line of standard input" };
        Command encode = new("encode", "Makes a PDU from JSON.") { input };
        encode.SetAction(result => ToolRunner.Run(result, result.GetRequiredValue(input), standardInput, Write, hasEscapes: false));
        return encode;
    }

    private static void Write(string text, Utf8JsonWriter json)
    {
        using JsonDocument document = JsonDocument.Parse(ToolRunner.Printable(text)!);
        Pdu pdu = Read(document.RootElement);
        byte[] octets = IsHeaderAlone(document.RootElement, pdu) ? HeaderOf(pdu) : PduEncoder.Encode(pdu);
        json.WriteNumber("command_length", octets.Length);
        json.WriteString("hex", ToolRunner.Hex(octets));
    }

    private static Pdu Read(JsonElement root)
    {
        try
        {
            return PduJsonReader.Read(root);
        }
        catch (InvalidOperationException broken)
        {
            // What the JSON reader says to "\ud800": an escape of half a character, which no string can hold.
            throw new FormatException(broken.Message, broken);
        }
    }

    // A response may come without its body, and pdu decode then shows an empty one.
    private static bool IsHeaderAlone(JsonElement root, Pdu pdu) =>
        pdu.CommandId.IsResponse && pdu.Tlvs.IsEmpty && root.TryGetProperty("body", out JsonElement body) && !body.EnumerateObject().Any();

    private static byte[] HeaderOf(Pdu pdu)
    {
        byte[] octets = new byte[PduHeader.Length];
        new PduHeader(PduHeader.Length, pdu.CommandId, pdu.CommandStatus, pdu.SequenceNumber).Write(octets);
        return octets;
    }
}
