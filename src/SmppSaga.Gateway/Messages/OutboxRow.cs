using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmppSaga.Gateway.Messages;

/// <summary>A row of the outbox: a contract's name, a line feed, its JSON as it goes onto the bus.</summary>
/// <param name="Type">The contract's type name, e.g. DeliveryReported, or SubmitSms:&lt;connector&gt; for the internal command.</param>
/// <param name="Json">The message.</param>
internal sealed record OutboxRow(string Type, string Json)
{
    public static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static OutboxRow Event<T>(T message) => new(typeof(T).Name, JsonSerializer.Serialize(message, JsonOptions));

    public static OutboxRow SubmitSms(Guid smsId, string connector) =>
        new($"{nameof(SubmitSms)}:{connector}", JsonSerializer.Serialize(new SubmitSms { SmsId = smsId }, JsonOptions));

    public byte[] ToOctets() => Encoding.UTF8.GetBytes($"{Type}\n{Json}");

    /// <summary>What keeps a stored row from being read, in words; null when it can be.</summary>
    public static string? Damage(ReadOnlySpan<byte> octets)
    {
        try
        {
            JsonDocument.Parse(FromOctets(octets).Json).Dispose();
            return null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return e.Message;
        }
    }

    /// <exception cref="FormatException">The row has no line feed: it was not written by this program.</exception>
    public static OutboxRow FromOctets(ReadOnlySpan<byte> octets)
    {
        int end = octets.IndexOf((byte)'\n');
        return end < 0
            ? throw new FormatException($"Outbox row of {octets.Length} octets without a type line.")
            : new OutboxRow(Encoding.UTF8.GetString(octets[..end]), Encoding.UTF8.GetString(octets[(end + 1)..]));
    }
}
