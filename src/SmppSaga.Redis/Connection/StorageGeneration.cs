namespace SmppSaga.Redis;

/// <summary>
/// Notices that the server has gone back: every append moves a counter in the store on, so an answer must be newer than whatever was known before its
/// call was sent.
/// </summary>
internal sealed class StorageGeneration
{
    private readonly Lock _gate = new();
    private long _newest;

    public long Newest => Interlocked.Read(ref _newest);

    public string? Loss { get; private set; }

    /// <summary>Takes the counter from an answer, and what was the newest known when its call was sent.</summary>
    public void Observe(long before, long answered)
    {
        lock (_gate)
        {
            if (answered <= before)
            {
                Loss ??= $"Redis: storage loss suspected, expected a generation above {before}, it answered {answered}. What was written last may be gone; check, then restart this process to go on.";
            }

            _newest = answered <= before ? answered : Math.Max(_newest, answered);
        }
    }
}
