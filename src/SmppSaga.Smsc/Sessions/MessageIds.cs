namespace SmppSaga.Smsc;

/// <summary>Gives each message a number of its own.</summary>
internal sealed class MessageIds(SmscIdOptions options, TimeProvider time)
{
    // A thousand messages in each millisecond between two starts before an id could come back.
    private long _last = (options.First ?? time.GetUtcNow().ToUnixTimeMilliseconds() * 1000) - 1;
    private long _previous = -1;

    /// <summary>The next message_id: as the answer writes it and as receipts do.</summary>
    public (string InResponse, string InReceipt) Next()
    {
        long number = Interlocked.Increment(ref _last);
        Interlocked.Exchange(ref _previous, number);
        return Write(number);
    }

    /// <summary>The id of the message before, once more; a new one when there is none.</summary>
    public (string InResponse, string InReceipt) Again() => Interlocked.Read(ref _previous) is var previous and >= 0 ? Write(previous) : Next();

    /// <summary>An id that no message has, in the form of receipts.</summary>
    public string Stray() => options.Receipt.Write(Interlocked.Read(ref _last) + 1_000_000_000);

    private (string InResponse, string InReceipt) Write(long number) => (options.Response.Write(number), options.Receipt.Write(number));
}
