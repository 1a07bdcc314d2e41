using System.CommandLine;
using System.Text.Json;
using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Cli.Tools;

/// <summary><c>text split</c>: the parts in which a text goes out.</summary>
internal static class TextSplitCommand
{
    public static Command Create(Func<TextReader> standardInput)
    {
        Argument<string> input = new("TEXT") { Description = ToolInput.Description };
        Option<TextEncoding> encoding = new("--encoding") { Description = "auto, gsm7, ucs2, latin1, … (auto)" };
        Option<Concatenation> concatenation = new("--concat") { Description = "udh8, udh16, sar or payload (udh8)" };
        Option<ushort> reference = new("--reference") { Description = "reference of a long message, 0 to 65535 (1)", DefaultValueFactory = _ => 1 };
        Option<bool> transliterate = new("--transliterate") { Description = "first replaces look-alikes of GSM 7-bit characters" };
        RefuseNumbersAnd(encoding, TextEncoding.Binary);
        RefuseNumbersAnd(concatenation);
        Command split = new("split", "Cuts a text into the parts of a long message.") { input, encoding, concatenation, reference, transliterate };
        split.SetAction(result => ToolRunner.Run(result, result.GetRequiredValue(input), standardInput, (text, json) =>
        {
            text = result.GetValue(transliterate) ? Gsm7Transliteration.Apply(text) : text;
            EncodedText encoded = MessageText.Encode(text, result.GetValue(encoding));
            Write(encoded, LongMessage.Split(encoded, result.GetValue(concatenation), result.GetValue(reference)), json);
        }));
        return split;
    }

    // Enum options take numbers too, and values that mean nothing here.
    private static void RefuseNumbersAnd<T>(Option<T> option, params T[] others)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetValues<T>().Except(others).Select(v => v.ToString().ToLowerInvariant())];
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, names);
    }

    private static void Write(EncodedText text, IReadOnlyList<MessagePart> parts, Utf8JsonWriter json)
    {
        json.WriteString("encoding", text.Encoding.ToString().ToLowerInvariant());
        json.WriteNumber("data_coding", text.DataCoding);
        json.WriteNumber("total_units", text.Units);
        json.WriteNumber("parts", parts.Count);
        WriteArray(json, "units_per_part", parts, part => json.WriteNumberValue(part.Units));
        int utf16Index = 0;
        int units = 0;
        WriteArray(json, "part_start_utf16_index", parts, part =>
        {
            json.WriteNumberValue(utf16Index);
            utf16Index += MessageText.Decode(OctetsOf(text, units, part.Units), AsHeld(text.Encoding)).Length;
            units += part.Units;
        });
        json.WriteBoolean("esm_class_udhi", parts[0].EsmClass != 0);
        WriteArray(json, "short_message_hex", parts, part => json.WriteStringValue(ToolRunner.Hex(part.ShortMessage.Span)));
        if (parts[0].Sar is not null)
        {
            WriteArray(json, "sar", parts, part => WriteSar(json, part.Sar!.Value));
        }

        if (!parts[0].MessagePayload.IsEmpty)
        {
            json.WriteString("message_payload_hex", ToolRunner.Hex(parts[0].MessagePayload.Span));
        }
    }

    private static ReadOnlySpan<byte> OctetsOf(EncodedText text, int firstUnit, int units)
    {
        int size = text.Encoding == TextEncoding.Ucs2 ? 2 : 1;
        return text.Octets.Span.Slice(firstUnit * size, units * size);
    }

    private static TextEncoding AsHeld(TextEncoding encoding) => encoding == TextEncoding.Gsm7Packed ? TextEncoding.Gsm7 : encoding;

    private static void WriteSar(Utf8JsonWriter json, ConcatenationInfo sar)
    {
        json.WriteStartObject();
        json.WriteNumber("sar_msg_ref_num", sar.Reference);
        json.WriteNumber("sar_total_segments", sar.Total);
        json.WriteNumber("sar_segment_seqnum", sar.Sequence);
        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IReadOnlyList<MessagePart> parts, Action<MessagePart> write)
    {
        json.WriteStartArray(name);
        foreach (MessagePart part in parts)
        {
            write(part);
        }

        json.WriteEndArray();
    }
}
