using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>One connection of the simulator.</summary>
internal sealed class SmscSession(WireStream wire, Simulation simulation) : SmppServerHandler
{
    private readonly Lock _gate = new();
    private readonly Dictionary<uint, SmscMessage?> _answering = [];
    private Account? _account;
    private CancellationToken _over;
    private int _outstanding;

    // Responses are seen once they stand in the session's queue: a receipt that starts then cannot overtake its answer.
    public override bool TracePdus => true;

    public WireStream Wire => wire;

    /// <summary>submit_sm of this bind without an answer.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    public override async ValueTask<CommandStatus> OnBindAsync(SmppSession session, Pdu bindRequest, CancellationToken ct)
    {
        BindRequest bind = (BindRequest)bindRequest;
        Account account = simulation.Accounts.Of(bind.SystemId);
        simulation.Rules.ApplyLines(bind.SystemId, wire);
        CommandStatus status = simulation.Rules.Bind(bind.SystemId) is { } fault
            ? await fault.AnswerAsync(new BindExchange(session, wire, account), ct)
            : simulation.Accounts.Check(bind);
        if (!status.IsOk)
        {
            simulation.Counters.Add(Count.BindsRefused);
            return status;
        }

        _account = account;
        _over = ct;
        simulation.Counters.Bound(account.Enter());
        return status;
    }

    public override ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct)
    {
        if (request is not SubmitSm submit || _account is null)
        {
            // Answered with generic_nack; OnPdu counts it.
            return base.OnRequestAsync(session, request, ct);
        }

        simulation.Counters.Submitted(Interlocked.Increment(ref _outstanding));
        return AnswerAsync(new SubmitExchange(this, session, submit, _account, simulation), ct);
    }

    /// <summary>The session is about to answer this submit_sm.</summary>
    public void Answering(uint sequenceNumber, SmscMessage? message)
    {
        lock (_gate)
        {
            _answering[sequenceNumber] = message;
        }
    }

    public override void OnPdu(SmppSession session, PduDirection direction, Pdu pdu)
    {
        if (direction == PduDirection.Received)
        {
            return;
        }

        if (pdu is SubmitSmResp)
        {
            OnAnswered(pdu.SequenceNumber);
        }
        else if (pdu is BindTransceiverResp or BindReceiverResp && pdu.CommandStatus.IsOk && _account is not null)
        {
            _ = new DeliveryPump(session, _account, simulation, _over).RunAsync();
        }
        else if (pdu is GenericNack)
        {
            simulation.Counters.Add(Count.ProtocolErrors);
        }
    }

    public override void OnClosed(SmppSession session, SmppCloseReason reason)
    {
        simulation.Counters.Add(Count.ProtocolErrors, reason.Kind == SmppCloseKind.FramingError ? 1 : 0);
        if (_account is not null)
        {
            _account.Leave();
            simulation.Counters.Add(Count.Bound, -1);
        }
    }

    private async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        string destination = exchange.Submit.DestinationAddr;
        AnswerFault? fault = simulation.Rules.Answer(exchange.Account.SystemId, destination);
        try
        {
            foreach (AsideFault aside in simulation.Rules.Asides(exchange.Account.SystemId, destination))
            {
                await aside.StrikeAsync(exchange, ct);
            }

            return fault is not null ? await fault.AnswerAsync(exchange, ct) : await AcceptAsync(exchange, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The connection ended meanwhile; what was taken is kept all the same.
            exchange.Silence(answered: false);
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
            simulation.Receipts.Begin(message);
        }
    }
}
