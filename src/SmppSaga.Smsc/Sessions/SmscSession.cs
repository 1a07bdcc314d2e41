using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>One connection of the simulator.</summary>
internal sealed partial class SmscSession(WireStream wire, Simulation simulation) : SmppServerHandler
{
    private Account? _account;
    private CancellationToken _over;

    // Responses are seen once they stand in the session's queue: a receipt that starts then cannot overtake its answer.
    public override bool TracePdus => true;

    public WireStream Wire => wire;

    public override async ValueTask<CommandStatus> OnBindAsync(SmppSession session, Pdu bindRequest, CancellationToken ct)
    {
        BindRequest bind = (BindRequest)bindRequest;
        simulation.Rules.ApplyLines(bind.SystemId, wire);
        BindExchange exchange = new(session, wire, simulation.Accounts.Of(bind.SystemId), simulation.Time);
        _over = ct;
        BindFault? fault;
        CommandStatus status = default;
        lock (exchange.Account.Deciding)
        {
            fault = simulation.Rules.Bind(exchange);
            if (fault is null && (status = simulation.Accounts.Check(bind)).IsOk)
            {
                _account = exchange.Account;
                simulation.Counters.Bound(_account.Enter());
                return status;
            }
        }

        simulation.Counters.Add(Count.BindsRefused);
        return fault is null ? status : await fault.AnswerAsync(exchange, ct);
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
}
