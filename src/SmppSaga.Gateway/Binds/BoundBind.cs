using System.Collections.Concurrent;
using SmppSaga.Gateway.Binds.Rate;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>One bound session under one lease epoch, and which message waits behind each of its sequence numbers.</summary>
internal sealed class BoundBind(
    string connectorName, ConnectorOptions connector, BindRef reference, Lease lease, LeaseKeeper keeper, SmppSession session, RateGate rate, BindFigures figures, TimeProvider time, CancellationToken draining)
{
    private readonly ConcurrentDictionary<uint, CorrelationValue> _waiting = new();
    private int _atHand;

    public string ConnectorName { get; } = connectorName;

    public ConnectorOptions Connector { get; } = connector;

    public BindRef Reference { get; } = reference;

    /// <summary>The session that submits; of a pair the transmitter.</summary>
    public SmppSession Session { get; } = session;

    public RateGate Rate { get; } = rate;

    /// <summary>Whether the SMSC answers at all; closed for a while when it does not.</summary>
    public AnswerWatch Watch { get; } = new(connector.Window, connector.ResponseTimeout, time, session.Abort);

    /// <summary>Whether the ids of receipts look as if they were written in another way than is configured.</summary>
    public MessageIdHint Ids { get; } = new(connector, time);

    /// <summary>What the SMSC's answers and receipts tell about it.</summary>
    public BindFigures Figures { get; } = figures;

    /// <summary>Cancelled when nothing new may be written: the session is over, the lease is lost, or the process stops.</summary>
    public CancellationToken Draining { get; } = draining;

    /// <summary>What every intent of this bind depends on.</summary>
    public Fence Fence { get; } = new(lease.Name, lease.Epoch);

    /// <summary>Deliveries that were handed to this bind and are not done.</summary>
    public int AtHand => Volatile.Read(ref _atHand);

    /// <summary>Whether a delivery handed to it now can be written.</summary>
    public bool Usable => !Draining.IsCancellationRequested && keeper.Sure && Session.State is SmppSessionState.BoundTx or SmppSessionState.BoundTrx;

    public void Hand() => Interlocked.Increment(ref _atHand);

    public void Done() => Interlocked.Decrement(ref _atHand);

    /// <summary>To be asked before each intent: a process that stood still must not write on a lease that may be another pod's by now.</summary>
    /// <exception cref="RequeueException">The lease may have lapsed.</exception>
    public void EnsureLeased()
    {
        if (!keeper.Sure)
        {
            throw new RequeueException($"Bind {Reference}: its lease may have lapsed.");
        }
    }

    /// <summary>Hands a submit_sm to the session before it returns, and completes with its answer, which the watch sees too.</summary>
    public async Task<SubmitSmResp> SendAsync(RequestSlot slot, SubmitSm pdu)
    {
        Watch.Written();
        int unanswered = Figures.Written();
        long written = time.GetTimestamp();
        try
        {
            SubmitSmResp answer = await slot.SendAsync(pdu, CancellationToken.None);
            Watch.Answered();
            Figures.Answered(unanswered, time.GetElapsedTime(written), StatusClasses.Of(answer.CommandStatus, Connector));
            return answer;
        }
        catch (SmppException e)
        {
            Figures.GivenUp();
            if (e is SmppResponseTimeoutException)
            {
                Watch.TimedOut();
            }
            else
            {
                Watch.Ended();
            }

            throw;
        }
    }

    public void Remember(uint sequenceNumber, Guid smsId, ushort part) => _waiting[sequenceNumber] = new CorrelationValue(smsId, part);

    public void Forget(uint sequenceNumber) => _waiting.TryRemove(sequenceNumber, out _);

    /// <summary>The message and part behind a sequence number, also after its answer timed out; null when it was never ours.</summary>
    public CorrelationValue? Behind(uint sequenceNumber) => _waiting.TryGetValue(sequenceNumber, out CorrelationValue value) ? value : null;

    /// <summary>The name of a slot's lease.</summary>
    public static string LeaseName(string connector, int slot) => $"{connector}:{slot}";
}
