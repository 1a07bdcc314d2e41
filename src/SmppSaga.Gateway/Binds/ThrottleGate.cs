namespace SmppSaga.Gateway.Binds;

/// <summary>Closed for a while after the SMSC asked to slow down; every writer of the bind waits here.</summary>
internal sealed class ThrottleGate(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private DateTimeOffset _closedUntil;
    private TimeSpan _step = First;

    /// <summary>Closes the gate; twice as long as before when the last wait did not help.</summary>
    /// <returns>When it opens again.</returns>
    public DateTimeOffset Close()
    {
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (now >= _closedUntil)
            {
                _closedUntil = now + _step;
                _step = _step * 2 > Longest ? Longest : _step * 2;
            }

            return _closedUntil;
        }
    }

    /// <summary>An accepted submit: the next wait is short again.</summary>
    public void Accepted()
    {
        lock (_lock)
        {
            _step = First;
        }
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait = _closedUntil - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }
}
