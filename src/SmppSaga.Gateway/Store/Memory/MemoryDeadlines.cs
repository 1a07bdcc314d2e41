namespace SmppSaga.Gateway.Store.Memory;

/// <summary>Sagas by deadline, in Unix milliseconds rounded up; at the same millisecond in the order of their ids, as in Redis.</summary>
internal sealed class MemoryDeadlines
{
    private readonly SortedSet<(long Due, Guid Id)> _order = [];
    private readonly Dictionary<Guid, long> _due = [];

    public int Count => _due.Count;

    public void Set(Guid id, DateTimeOffset? deadline)
    {
        if (_due.Remove(id, out long old))
        {
            _order.Remove((old, id));
        }

        if (deadline is { } moment)
        {
            long due = (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
            _due[id] = due;
            _order.Add((due, id));
        }
    }

    public Guid[] Due(DateTimeOffset now, int max)
    {
        long until = now.ToUnixTimeMilliseconds();
        return [.. _order.TakeWhile(entry => entry.Due <= until).Take(max).Select(static entry => entry.Id)];
    }
}
