using MemoryPack;

namespace SmppSaga.Gateway.Messages.Records;

/// <summary>Stores an instant as 8 octets of Unix milliseconds instead of MemoryPack's 16: a record holds several.</summary>
internal sealed class UnixMillisecondsAttribute : MemoryPackCustomFormatterAttribute<UnixMillisecondsFormatter, DateTimeOffset>
{
    public override UnixMillisecondsFormatter GetFormatter() => UnixMillisecondsFormatter.Instance;
}

internal sealed class UnixMillisecondsFormatter : MemoryPackFormatter<DateTimeOffset>
{
    public static readonly UnixMillisecondsFormatter Instance = new();

    /// <summary>The instant as it will be read back. Records keep it so from the start, or a message would differ from its own fold by parts of a millisecond.</summary>
    public static DateTimeOffset AsStored(DateTimeOffset value) => new(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public override void Serialize<TBufferWriter>(ref MemoryPackWriter<TBufferWriter> writer, scoped ref DateTimeOffset value) =>
        writer.WriteUnmanaged(value == default ? 0L : value.ToUnixTimeMilliseconds());

    public override void Deserialize(ref MemoryPackReader reader, scoped ref DateTimeOffset value)
    {
        reader.ReadUnmanaged(out long milliseconds);
        value = milliseconds == 0 ? default : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}
