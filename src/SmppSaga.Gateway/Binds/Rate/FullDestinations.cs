namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>Destinations whose queue the SMSC calls full (ESME_RMSGQFUL): each waits for itself, and three of them at a time mean the whole account.</summary>
internal sealed class FullDestinations(TimeProvider time)
{
    private const int Most = 10_000;
    private const int MeansAll = 3;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);

    // As long as a delivery may be held back.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Until, TimeSpan Step)> _full = new(StringComparer.Ordinal);

    /// <summary>How many are waited for.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                Forget(time.GetUtcNow());
                return _full.Count;
            }
        }
    }

    /// <summary>The SMSC refused for the queue of one destination.</summary>
    /// <returns>True when so many say so that it is the account's.</returns>
    public bool Refused(string destination)
    {
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (_full.Count >= Most)
            {
                Forget(now);
            }

            if (_full.Count < Most || _full.ContainsKey(destination))
            {
                TimeSpan step = _full.TryGetValue(destination, out var before) ? before.Until > now ? before.Step : Longer(before.Step) : First;
                _full[destination] = (now + step, step);
            }

            return _full.Values.Count(x => x.Until > now) >= MeansAll;
        }
    }

    /// <summary>The SMSC took a part for it.</summary>
    public void Accepted(string destination)
    {
        lock (_lock)
        {
            if (_full.Count > 0)
            {
                _full.Remove(destination);
            }
        }
    }

    /// <summary>Waits until the destination may be tried again.</summary>
    public async ValueTask WaitAsync(string destination, CancellationToken cancellationToken)
    {
        TimeSpan wait = TimeSpan.Zero;
        lock (_lock)
        {
            if (_full.TryGetValue(destination, out var full))
            {
                wait = full.Until - time.GetUtcNow();
            }
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private static TimeSpan Longer(TimeSpan step) => step * 2 < Longest ? step * 2 : Longest;

    // Kept for as long again, so that a destination that is still full waits longer the next time.
    private void Forget(DateTimeOffset now)
    {
        foreach (string destination in _full.Where(x => x.Value.Until + x.Value.Step < now).Select(static x => x.Key).ToList())
        {
            _full.Remove(destination);
        }
    }
}
