using System.Threading.Channels;

namespace SmppSaga.Smsc;

/// <summary>One system_id: its binds, and what waits for one that can receive.</summary>
internal sealed class Account(string systemId)
{
    private readonly Channel<Delivery> _due = Channel.CreateUnbounded<Delivery>();
    private int _bound;

    public string SystemId => systemId;

    /// <summary>What a bound receiver or transceiver of this account should send next; all of them read here.</summary>
    public ChannelReader<Delivery> Due => _due.Reader;

    public int BoundNow => Volatile.Read(ref _bound);

    public int Enter() => Interlocked.Increment(ref _bound);

    public void Leave() => Interlocked.Decrement(ref _bound);

    public void Enqueue(Delivery delivery) => _due.Writer.TryWrite(delivery);
}
