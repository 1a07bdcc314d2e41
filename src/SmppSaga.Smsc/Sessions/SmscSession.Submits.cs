using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <content>How submit_sm are answered.</content>
internal sealed partial class SmscSession
{
    private readonly Lock _gate = new();
    private readonly Dictionary<uint, SmscMessage?> _answering = [];
    private int _outstanding;

    /// <summary>submit_sm of this bind without an answer.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    public override ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct)
    {
        if (request is not SubmitSm submit || _account is null)
        {
            // Answered with generic_nack, which OnPdu counts.
            return base.OnRequestAsync(session, request, ct);
        }

        simulation.Counters.Submitted(Interlocked.Increment(ref _outstanding));
        return AnswerAsync(new SubmitExchange(this, session, submit, _account, simulation), ct);
    }

    /// <summary>The session is about to answer this submit_sm; a message given here starts its receipts then.</summary>
    public void Answering(uint sequenceNumber, SmscMessage? message)
    {
        lock (_gate)
        {
            _answering[sequenceNumber] = message;
        }
    }

    private async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        AnswerFault? fault = simulation.Rules.Answer(exchange);
        try
        {
            foreach (AsideFault aside in simulation.Rules.Asides(exchange))
            {
                await aside.StrikeAsync(exchange, ct);
            }

            return fault is null ? await AcceptAsync(exchange, ct) : await fault.AnswerAsync(exchange, ct);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException || ct.IsCancellationRequested)
        {
            // The connection ended meanwhile; what was taken is kept all the same.
            exchange.EndUnanswered();
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _outstanding);
            simulation.Options.OnSubmit?.Invoke(exchange.Describe(fault));
        }
    }

    private async ValueTask<Pdu?> AcceptAsync(SubmitExchange exchange, CancellationToken ct)
    {
        exchange.Take();
        if (simulation.Options.AnswerDelay > TimeSpan.Zero)
        {
            await exchange.DelayAsync(simulation.Options.AnswerDelay, ct);
        }

        return exchange.Accept();
    }

    private void OnAnswered(uint sequenceNumber)
    {
        bool ours;
        SmscMessage? message;
        lock (_gate)
        {
            ours = _answering.Remove(sequenceNumber, out message);
        }

        // A refusal by the session itself: the submit_sm was broken or came unbound.
        simulation.Counters.Add(Count.ProtocolErrors, ours ? 0 : 1);
        if (message is not null)
        {
            simulation.Receipts.Begin(message, atOnce: false);
        }
    }
}
