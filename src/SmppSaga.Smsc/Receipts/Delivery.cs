using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>A deliver_sm on its way to an account: it waits for its time, then for a bind, and is repeated until it is taken.</summary>
internal abstract class Delivery(Account account) : IScheduled
{
    private int _attempts;

    public void FallDue() => account.Enqueue(this);

    /// <summary>The PDU to write now; counts the attempt.</summary>
    public DeliverSm Next(DateTimeOffset now)
    {
        OnSending(++_attempts);
        return Create(now);
    }

    /// <summary>The peer took it; or, not taken, it can never be written.</summary>
    public abstract void Done(bool taken);

    /// <summary>The peer answered with an error; it goes out again.</summary>
    public virtual void Refused()
    {
    }

    protected abstract void OnSending(int attempt);

    protected abstract DeliverSm Create(DateTimeOffset now);
}
