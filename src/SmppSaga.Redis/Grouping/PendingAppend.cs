using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Redis.Grouping;

/// <summary>One write as append.lua takes it, and the answer its caller waits for.</summary>
/// <exception cref="ArgumentOutOfRangeException">The write is one that the script could not undo half-way.</exception>
internal sealed class PendingAppend(EventWrite write)
{
    private readonly TaskCompletionSource<AppendOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id { get; } = write.Id;

    /// <summary>Whether a second key is needed, for the first record that goes.</summary>
    public bool ReplacesFirst { get; } = write.ReplaceFirst is not null;

    public byte[] Octets { get; } = AppendOctets.Of(write);

    public Task<AppendOutcome> Outcome => _outcome.Task;

    /// <summary>Answers with the digit that the script returned for this entry.</summary>
    public void Answer(byte digit)
    {
        switch (digit)
        {
            case (byte)'1':
                _outcome.SetResult(AppendOutcome.Written);
                break;
            case (byte)'2':
                _outcome.SetResult(AppendOutcome.Conflict);
                break;
            case (byte)'3':
                _outcome.SetResult(AppendOutcome.Fenced);
                break;
            default:
                Fail(new InvalidOperationException($"The records of {Id}: expected a list, the key holds something else. Nothing was written."));
                break;
        }
    }

    public void Fail(Exception exception) => _outcome.TrySetException(exception);
}
