namespace SmppSaga.Smsc;

/// <summary>Gives each message a number of its own and writes it as a message_id.</summary>
internal sealed class MessageIds(SmscIdOptions options, TimeProvider time)
{
    private const long FarAway = 1_000_000_000;

    // A thousand messages in each millisecond between two starts before an id could come back.
    private long _last = (options.First ?? time.GetUtcNow().ToUnixTimeMilliseconds() * 1000) - 1;
    private bool _any;

    public long Next()
    {
        _any = true;
        return Interlocked.Increment(ref _last);
    }

    /// <summary>The number given last; a new one when there is none.</summary>
    public long Previous() => _any ? Interlocked.Read(ref _last) : Next();

    public string InResponse(long number) => options.Response.Write(number);

    public string InReceipt(long number) => options.Receipt.Write(number);

    /// <summary>An id that no message has, in the form of receipts.</summary>
    public string Stray() => InReceipt(Interlocked.Read(ref _last) + FarAway);
}
