using System.Threading.Channels;

namespace SmppSaga.Smsc;

/// <summary>One system_id: its binds, and what waits for one that can receive.</summary>
internal sealed class Account(string systemId)
{
    private readonly Channel<Delivery> _due = Channel.CreateUnbounded<Delivery>();
    private int _bound;
    private int _receiving;

    public string SystemId => systemId;

    /// <summary>Held while a bind is decided and entered, so that a limit holds at every instant.</summary>
    public Lock Deciding { get; } = new();

    /// <summary>What a bound receiver or transceiver of this account should send next; all of them read here.</summary>
    public ChannelReader<Delivery> Due => _due.Reader;

    public int BoundNow => Volatile.Read(ref _bound);

    /// <summary>Whether a bind can take messages now.</summary>
    public bool CanReceive => Volatile.Read(ref _receiving) > 0;

    public int Enter() => Interlocked.Increment(ref _bound);

    public void Leave() => Interlocked.Decrement(ref _bound);

    public void BeginReceiving() => Interlocked.Increment(ref _receiving);

    public void EndReceiving() => Interlocked.Decrement(ref _receiving);

    public void Enqueue(Delivery delivery) => _due.Writer.TryWrite(delivery);
}
