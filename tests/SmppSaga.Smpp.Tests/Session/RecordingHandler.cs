using System.Collections.Concurrent;

namespace SmppSaga.Smpp.Tests.Session;

/// <summary>Answers as the test says and remembers what came.</summary>
internal sealed class RecordingHandler : SmppServerHandler
{
    public ConcurrentQueue<Pdu> Requests { get; } = new();

    public ConcurrentQueue<Pdu> Late { get; } = new();

    public ConcurrentQueue<(PduDirection Direction, Pdu Pdu)> Traced { get; } = new();

    public Func<SmppSession, Pdu, CancellationToken, ValueTask<Pdu?>> Answer { get; set; } = static (_, request, _) => new(request switch
    {
        SubmitSm => new SubmitSmResp { MessageId = "id" },
        DeliverSm => new DeliverSmResp(),
        _ => new GenericNack { CommandStatus = CommandStatus.ESME_RINVCMDID },
    });

    public CommandStatus BindStatus { get; set; }

    public bool Trace { get; set; }

    public override bool TracePdus => Trace;

    public override ValueTask<CommandStatus> OnBindAsync(SmppSession session, Pdu bindRequest, CancellationToken ct) => new(BindStatus);

    public override ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct)
    {
        Requests.Enqueue(request);
        return Answer(session, request, ct);
    }

    public override void OnLateResponse(SmppSession session, Pdu response) => Late.Enqueue(response);

    public override void OnPdu(SmppSession session, PduDirection direction, Pdu pdu) => Traced.Enqueue((direction, pdu));
}
