using System.Globalization;
using System.Reflection;
using System.Text.Json;
using SmppSaga.Smpp;

namespace SmppSaga.Cli.Tools;

/// <summary>A PDU from the JSON that <c>pdu decode</c> writes. Lengths and counts follow from the content, so those given are passed over; so is <c>udh</c>, which short_message contains.</summary>
internal static class PduJsonReader
{
    private static readonly HashSet<string> Derived = ["sm_length", "udh", "number_of_dests", "no_unsuccess", "dest_flag"];

    /// <exception cref="FormatException">A name is unknown or a value cannot be.</exception>
    public static Pdu Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("JSON: an object expected.");
        }

        Pdu pdu = PduFields.Create(Text(root, "command") ?? Text(root, "command_id") ?? "");
        Set(pdu, nameof(Pdu.CommandStatus), new CommandStatus(UInt32(root, "command_status", 0)));
        Set(pdu, nameof(Pdu.SequenceNumber), UInt32(root, "sequence_number", 1));
        if (root.TryGetProperty("body", out JsonElement body))
        {
            ReadFields(pdu, body);
        }

        if (root.TryGetProperty("tlvs", out JsonElement tlvs))
        {
            Set(pdu, nameof(Pdu.Tlvs), TlvCollection.Create([.. List(tlvs, "tlvs").Select(ReadTlv)]));
        }

        return pdu;
    }

    private static T ReadFields<T>(T owner, JsonElement json)
        where T : notnull
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("body: an object of fields expected.");
        }

        foreach (JsonProperty given in json.EnumerateObject())
        {
            if (PduFields.Of(owner).FirstOrDefault(field => field.Name == given.Name).Property is { } property)
            {
                property.SetValue(owner, ReadValue(given.Name, property.PropertyType, given.Value));
            }
            else if (!Derived.Contains(given.Name))
            {
                throw new FormatException($"{given.Name}: no field of this PDU.");
            }
        }

        return owner;
    }

    private static object ReadValue(string name, Type type, JsonElement json) => type switch
    {
        _ when type == typeof(string) => json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Wrong(name, "a string"),
        _ when type == typeof(byte) => Number(json, byte.MaxValue) is { } number ? (byte)number : throw Wrong(name, "a number from 0 to 255"),
        _ when type == typeof(CommandStatus) => Number(json, uint.MaxValue) is { } number ? new CommandStatus(number) : throw Wrong(name, "a number of 32 bits"),
        _ when type == typeof(ReadOnlyMemory<byte>) => (ReadOnlyMemory<byte>)Octets(name, json),
        _ when type == typeof(IReadOnlyList<DestinationAddress>) => List(json, name).Select(entry => ReadFields(new DestinationAddress(), entry)).ToList(),
        _ => List(json, name).Select(entry => ReadFields(new UnsuccessSme(), entry)).ToList(),
    };

    private static Tlv ReadTlv(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("tlvs", "an object with tag and value_hex");
        }

        byte[] value = json.TryGetProperty("value_hex", out JsonElement hex) ? Octets("value_hex", hex) : throw Wrong("value_hex", "octets in hexadecimal");
        string tag = Text(json, "tag") ?? Text(json, "name") ?? "";
        if (tag.StartsWith("0x", StringComparison.Ordinal) && ushort.TryParse(tag.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort number))
        {
            return new Tlv(new TlvTag(number), value);
        }

        TlvDefinition? definition = TlvDefinition.All.FirstOrDefault(known => known.Name == tag);
        return definition is not null ? new Tlv(definition.Tag, value) : throw Wrong("tag", "0x and four digits, or the name of a TLV");
    }

    private static byte[] Octets(string name, JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? Convert.FromHexString(json.GetString()!) : throw Wrong(name, "octets in hexadecimal");
        }
        catch (FormatException)
        {
            throw Wrong(name, "octets in hexadecimal");
        }
    }

    private static List<JsonElement> List(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : throw Wrong(name, "a list");

    private static uint UInt32(JsonElement root, string name, uint otherwise) =>
        !root.TryGetProperty(name, out JsonElement json) ? otherwise : Number(json, uint.MaxValue) ?? throw Wrong(name, "a number of 32 bits");

    private static uint? Number(JsonElement json, uint limit) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetUInt32(out uint number) && number <= limit ? number : null;

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement json) && json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    // The setters are init-only, which binds the compiler, not reflection.
    private static void Set(Pdu pdu, string property, object value) => typeof(Pdu).GetProperty(property)!.SetValue(pdu, value);

    private static FormatException Wrong(string name, string expected) => new($"{name}: {expected} expected.");
}
