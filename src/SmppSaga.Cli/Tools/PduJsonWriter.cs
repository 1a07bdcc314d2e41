using System.Reflection;
using System.Text.Json;
using SmppSaga.Smpp;
using SmppSaga.Smpp.LongMessages;

namespace SmppSaga.Cli.Tools;

/// <summary>The fields and TLVs of a PDU as JSON. What the records do not store, lengths and counts, is shown where it stands on the wire.</summary>
internal static class PduJsonWriter
{
    public static void WriteBody(Utf8JsonWriter json, Pdu pdu, bool hasBody)
    {
        json.WriteStartObject("body");
        foreach ((string name, PropertyInfo property) in hasBody ? PduFields.Of(pdu) : [])
        {
            WriteField(json, name, property.GetValue(pdu));
        }

        if (hasBody)
        {
            WriteHeaderOfText(json, pdu);
        }

        json.WriteEndObject();
    }

    public static void WriteTlvs(Utf8JsonWriter json, TlvCollection tlvs)
    {
        json.WriteStartArray("tlvs");
        foreach (Tlv tlv in tlvs)
        {
            json.WriteStartObject();
            json.WriteString("tag", $"0x{tlv.Tag.Value:x4}");
            json.WriteString("name", tlv.Tag.Name);
            json.WriteNumber("length", tlv.Value.Length);
            json.WriteString("value_hex", ToolRunner.Hex(tlv.Value.Span));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case byte number:
                json.WriteNumber(name, number);
                break;
            case CommandStatus status:
                json.WriteNumber(name, status.Value);
                break;
            case ReadOnlyMemory<byte> octets:
                json.WriteNumber("sm_length", octets.Length);
                json.WriteString(name, ToolRunner.Hex(octets.Span));
                break;
            case IReadOnlyList<DestinationAddress> destinations:
                json.WriteNumber("number_of_dests", destinations.Count);
                WriteList(json, name, destinations, WriteDestination);
                break;
            case IReadOnlyList<UnsuccessSme> refused:
                json.WriteNumber("no_unsuccess", refused.Count);
                WriteList(json, name, refused, WriteFields);
                break;
            case not null:
                throw new NotSupportedException($"{name}: no JSON form for {value.GetType().Name}.");
        }
    }

    private static void WriteDestination(Utf8JsonWriter json, object destination)
    {
        if (destination is DestinationAddress { DlName: { } list })
        {
            json.WriteNumber("dest_flag", 2);
            json.WriteString("dl_name", list);
            return;
        }

        json.WriteNumber("dest_flag", 1);
        WriteFields(json, destination);
    }

    private static void WriteFields(Utf8JsonWriter json, object owner)
    {
        foreach ((string name, PropertyInfo property) in PduFields.Of(owner))
        {
            WriteField(json, name, property.GetValue(owner));
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<object> entries, Action<Utf8JsonWriter, object> write)
    {
        json.WriteStartArray(name);
        foreach (object entry in entries)
        {
            json.WriteStartObject();
            write(json, entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHeaderOfText(Utf8JsonWriter json, Pdu pdu)
    {
        (byte esmClass, ReadOnlyMemory<byte> text) = pdu switch
        {
            SubmitSm submit => (submit.EsmClass, submit.ShortMessage),
            DeliverSm deliver => (deliver.EsmClass, deliver.ShortMessage),
            SubmitMulti multi => (multi.EsmClass, multi.ShortMessage),
            _ => default,
        };
        UserData data = UserData.Read(text, esmClass);
        if (data.Header is not null || data.IsMalformed)
        {
            // Null: esm_class promises a header that the octets do not hold.
            json.WriteString("udh", data.Header is { } header ? ToolRunner.Hex(text.Span[..header.Length]) : null);
        }
    }
}
