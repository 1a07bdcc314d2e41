using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Messages;

/// <summary>Whether new submits may go out as far as the store is concerned: not when it lost something, not while too many events wait to be published.</summary>
internal sealed partial class SubmitGate(IStoreHealth store, ILogger<SubmitGate> logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private volatile string? _backlog;

    /// <summary>The store lost something: what was read or written just now cannot be trusted, for a record that is missing may have been there.</summary>
    public bool IsLoss => store.LossSuspected is not null;

    /// <summary>Why no new submit may go out, in words; null when it may.</summary>
    public string? Reason => store.LossSuspected ?? _backlog;

    /// <summary>Set while more events wait than store.outbox_limit.</summary>
    public string? Backlog { set => _backlog = value; }

    /// <summary>Returns when new submits may go out.</summary>
    /// <exception cref="RequeueException">Not within 60 s: the delivery is better kept by the broker.</exception>
    public async Task WaitAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        long asked = time.GetTimestamp();
        while (Reason is { } reason)
        {
            if (time.GetElapsedTime(asked) >= Longest)
            {
                throw new RequeueException($"No new submits: {reason}");
            }

            LogShut(reason);
            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    [LoggerMessage(2041, LogLevel.Debug, "A submit waits: {Reason}")]
    private partial void LogShut(string reason);
}
