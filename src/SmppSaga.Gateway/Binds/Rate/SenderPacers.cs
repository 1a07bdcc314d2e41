using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>A pace for each sender number, where the account limits them (tps_per_sender).</summary>
internal sealed class SenderPacers(Func<RateShare>? share, TimeProvider time) : IDisposable
{
    // More senders than any account has; beyond, the ones in use longest start anew.
    private const int Most = 10_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Pacer Pacer, SpanGuard Guard)> _senders = new(StringComparer.Ordinal);

    /// <summary>Whether there is one.</summary>
    public bool Limit => share is not null;

    public ValueTask TurnAsync(string sender, CancellationToken cancellationToken) => Of(sender)?.Pacer.TurnAsync(cancellationToken) ?? ValueTask.CompletedTask;

    /// <summary>The sender's guard, which holds its turns; null without a limit.</summary>
    public SpanGuard? GuardOf(string sender) => Of(sender)?.Guard;

    /// <summary>Lets each guard take note of the share.</summary>
    public void Look()
    {
        lock (_lock)
        {
            foreach ((_, SpanGuard guard) in _senders.Values)
            {
                guard.Look();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach ((Pacer pacer, SpanGuard guard) in _senders.Values)
            {
                pacer.Dispose();
                guard.Dispose();
            }
        }
    }

    private (Pacer Pacer, SpanGuard Guard)? Of(string sender)
    {
        if (share is null)
        {
            return null;
        }

        lock (_lock)
        {
            if (!_senders.TryGetValue(sender, out var found))
            {
                if (_senders.Count >= Most)
                {
                    // Whoever waits on one of them keeps it until its turn.
                    _senders.Clear();
                }

                found = (new Pacer(() => share().PerSecond, time), new SpanGuard(share, time));
                _senders.Add(sender, found);
            }

            return found;
        }
    }
}
