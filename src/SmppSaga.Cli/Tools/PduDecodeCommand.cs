using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using SmppSaga.Smpp;

namespace SmppSaga.Cli.Tools;

/// <summary><c>pdu decode</c>: what a session makes of received octets, and what it would answer.</summary>
internal static class PduDecodeCommand
{
    public static Command Create(Func<TextReader> standardInput)
    {
        Argument<string> input = new("HEX") { Description = "one PDU, or several one after the other, in hexadecimal; - reads one input per line of standard input" };
        Command decode = new("decode", "Shows the fields of a PDU.") { input };
        decode.SetAction(result => ToolRunner.Run(result, result.GetRequiredValue(input), standardInput, (hex, json) =>
        {
            byte[] octets = Convert.FromHexString(string.Concat(hex.Where(c => !char.IsWhiteSpace(c))));
            List<PduDecodeResult> results = [.. Decode(octets)];
            json.WriteString("outcome", string.Join("-then-", results.Select(r => NameOf(r.Outcome))));
            WriteResult(json, results[0]);
            if (results.Count > 1)
            {
                WriteFollowing(json, results.Skip(1));
            }
        }));
        return decode;
    }

    private static IEnumerable<PduDecodeResult> Decode(byte[] octets)
    {
        ReadOnlySequence<byte> stream = new(octets);
        do
        {
            // A rest that is no whole PDU goes to the decoder as it is, which tells what is wrong with its length.
            FrameOutcome outcome = PduFramer.TryTake(ref stream, PduFramer.DefaultMaxPduLength, out ReadOnlySequence<byte> frame);
            yield return PduDecoder.Decode((outcome == FrameOutcome.Complete ? frame : stream).ToArray());
            if (outcome != FrameOutcome.Complete)
            {
                yield break;
            }
        }
        while (!stream.IsEmpty);
    }

    private static string NameOf(DecodeOutcome outcome) => outcome switch
    {
        DecodeOutcome.Accept => "accept",
        DecodeOutcome.Reject => "reject",
        DecodeOutcome.Ignore => "ignore",
        _ => "framing-error",
    };

    private static void WriteFollowing(Utf8JsonWriter json, IEnumerable<PduDecodeResult> results)
    {
        json.WriteStartArray("following");
        foreach (PduDecodeResult result in results)
        {
            json.WriteStartObject();
            json.WriteString("outcome", NameOf(result.Outcome));
            WriteResult(json, result);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, PduDecodeResult result)
    {
        json.WriteString("command", result.Header.CommandId.IsKnown ? result.Header.CommandId.Name : null);
        json.WriteString("command_id", $"0x{result.Header.CommandId.Value:x8}");
        json.WriteNumber("command_length", result.Header.CommandLength);
        json.WriteNumber("command_status", result.Header.CommandStatus.Value);
        json.WriteNumber("sequence_number", result.Header.SequenceNumber);
        if (result.Pdu is not null)
        {
            PduJsonWriter.WriteBody(json, result.Pdu, hasBody: result.Header.CommandLength > PduHeader.Length);
            PduJsonWriter.WriteTlvs(json, result.Pdu.Tlvs);
        }

        if (result.Error is not null)
        {
            json.WriteString(result.Outcome == DecodeOutcome.Accept ? "warning" : "error", result.Error.Message);
        }

        if (result.Reply is { } reply)
        {
            json.WriteStartObject("reply");
            json.WriteString("command", reply.CommandId.Name);
            json.WriteString("status", reply.CommandStatus.Name);
            json.WriteNumber("command_status", reply.CommandStatus.Value);
            json.WriteNumber("sequence_number", reply.SequenceNumber);
            json.WriteEndObject();
        }
    }
}
