namespace SmppSaga.Redis;

/// <summary>
/// Notices that the server has gone back: every append, link and parking moves a counter in the store on, so an answer must be newer than whatever was known before its
/// call was sent.
/// </summary>
internal sealed class StorageGeneration
{
    private readonly Lock _gate = new();
    private long _newest;

    public long Newest => Interlocked.Read(ref _newest);

    public string? Loss { get; private set; }

    /// <summary>Takes the counter from an answer, and what was the newest known when its call was sent; an append must have moved it on.</summary>
    public void Observe(long before, long answered, bool appended = true)
    {
        bool back = answered < before || (appended && answered == before);
        lock (_gate)
        {
            if (back)
            {
                Loss ??= $"Redis: storage loss suspected, expected a generation {(appended ? "above" : "of at least")} {before}, it answered {answered}. What was written last may be gone; check, then restart this process to go on.";
            }

            _newest = back ? answered : Math.Max(_newest, answered);
        }
    }
}
