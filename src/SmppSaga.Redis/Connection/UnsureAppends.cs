namespace SmppSaga.Redis;

/// <summary>
/// Counts the appends of one shard that were not answered although the server may have them. Whoever decides anew reads what they stored and has nothing
/// to repeat, so nothing would wait for its replicas: what is read counts only after a later write has them.
/// </summary>
internal sealed class UnsureAppends
{
    private long _failed;
    private long _settled;

    /// <summary>How many there were so far, to be told to <see cref="Settle"/>; null when all are settled.</summary>
    public long? Open => Interlocked.Read(ref _failed) is var failed && failed > Interlocked.Read(ref _settled) ? failed : null;

    public void Add() => Interlocked.Increment(ref _failed);

    /// <summary>A write that was sent after so many of them has its replicas, and so have they.</summary>
    public void Settle(long failed)
    {
        long before = Interlocked.Read(ref _settled);
        while (before < failed && Interlocked.CompareExchange(ref _settled, failed, before) is var seen && seen != before)
        {
            before = seen;
        }
    }
}
