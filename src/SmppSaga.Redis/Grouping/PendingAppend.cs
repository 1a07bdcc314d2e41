using SmppSaga.Redis.Abstractions;
using SmppSaga.Redis.Keys;
using StackExchange.Redis;

namespace SmppSaga.Redis.Grouping;

/// <summary>One write as append.lua takes it, and the answer its caller waits for.</summary>
internal sealed class PendingAppend
{
    private readonly TaskCompletionSource<AppendOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EventWrite _write;

    /// <exception cref="ArgumentOutOfRangeException">What the script could not undo half-way: a negative version, an expiry that is not positive.</exception>
    public PendingAppend(RedisKeys keys, EventWrite write)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(write.ExpectedVersion, nameof(write));
        _write = write;
        Keys = write.ReplaceFirst is null ? [keys.Records(write.Id)] : [keys.Records(write.Id), keys.Original(write.Id)];
        Arguments =
        [
            write.Id.ToByteArray(bigEndian: true),
            write.ExpectedVersion,
            write.Deadline is { } deadline ? Milliseconds.AtOrAfter(deadline) : RedisValue.EmptyString,
            write.ExpireAfter is { } expiry ? Milliseconds.Of(expiry) : RedisValue.EmptyString,
            write.Fence?.Lease ?? "",
            write.Fence?.Epoch ?? 0,
            write.Records.Count,
            write.Outbox.Count,
            write.ReplaceFirst?.Record ?? RedisValue.EmptyString,
            write.ReplaceFirst is { KeepOriginal: var keep } && keep > TimeSpan.Zero ? Milliseconds.Of(keep) : 0,
            .. write.Records.Select(static record => (RedisValue)record),
            .. write.Outbox.Select(static row => (RedisValue)row),
        ];
    }

    public RedisKey[] Keys { get; }

    public RedisValue[] Arguments { get; }

    public Task<AppendOutcome> Outcome => _outcome.Task;

    /// <summary>Answers with the number that the script returned for this entry.</summary>
    public void Answer(int code)
    {
        switch (code)
        {
            case 1:
                _outcome.SetResult(AppendOutcome.Written);
                break;
            case 2:
                _outcome.SetResult(AppendOutcome.Conflict);
                break;
            case 3:
                _outcome.SetResult(AppendOutcome.Fenced);
                break;
            default:
                Fail(new InvalidOperationException($"The records of {_write.Id}: expected a list, the key holds something else. Nothing was written."));
                break;
        }
    }

    public void Fail(Exception exception) => _outcome.TrySetException(exception);
}
