using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Keys;
using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>The arguments of append.lua for one or more writes. A script is not undone half-way, so what it cannot take is refused here.</summary>
internal sealed class AppendCall
{
    private const int FixedKeys = 3;
    private const int FixedArguments = 8;

    public AppendCall(RedisKeys keys, IReadOnlyList<EventWrite> writes)
    {
        Keys = new RedisKey[FixedKeys + writes.Count];
        (Keys[0], Keys[1], Keys[2]) = (keys.Epochs, keys.Deadlines, keys.Outbox);
        Arguments = new RedisValue[writes.Sum(static write => FixedArguments + write.Records.Count + write.Outbox.Count)];

        int at = 0;
        for (int i = 0; i < writes.Count; i++)
        {
            Keys[FixedKeys + i] = keys.Records(writes[i].Id);
            at = Put(writes[i], at);
        }
    }

    public RedisKey[] Keys { get; }

    public RedisValue[] Arguments { get; }

    /// <summary>What the script's number means.</summary>
    /// <exception cref="InvalidOperationException">The key of the records holds something that is no list.</exception>
    public static AppendOutcome Outcome(EventWrite write, int code) => code switch
    {
        1 => AppendOutcome.Written,
        2 => AppendOutcome.Conflict,
        3 => AppendOutcome.Fenced,
        _ => throw new InvalidOperationException($"The records of {write.Id}: expected a list, the key holds something else. Nothing was written."),
    };

    private int Put(EventWrite write, int at)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(write.ExpectedVersion, nameof(write));
        Arguments[at++] = write.Id.ToByteArray(bigEndian: true);
        Arguments[at++] = write.ExpectedVersion;
        Arguments[at++] = write.Deadline is { } deadline ? Milliseconds.AtOrAfter(deadline) : RedisValue.EmptyString;
        Arguments[at++] = write.ExpireAfter is { } expiry ? Milliseconds.Of(expiry) : RedisValue.EmptyString;
        Arguments[at++] = write.Fence?.Lease ?? "";
        Arguments[at++] = write.Fence?.Epoch ?? 0;
        Arguments[at++] = write.Records.Count;
        Arguments[at++] = write.Outbox.Count;
        foreach (ReadOnlyMemory<byte> record in write.Records)
        {
            Arguments[at++] = record;
        }

        foreach (ReadOnlyMemory<byte> row in write.Outbox)
        {
            Arguments[at++] = row;
        }

        return at;
    }
}
