using MassTransit;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Facts;

namespace SmppSaga.Gateway.Messages;

/// <summary>
/// The only definition of what may happen to a message. Its activities record and move the state, nothing else: what goes out is projected
/// from the records by the write that stores them. Every fact is welcome in every state; a terminal state never leaves.
/// </summary>
internal sealed partial class MessageStateMachine : MassTransitStateMachine<MessageSaga>
{
    public MessageStateMachine(EventProjection projection)
    {
        Projection = projection;
        InstanceState(x => x.CurrentState, Accepted, Submitted, Acknowledged, Uncertain, Delivered, Failed, Expired, Rejected, Cancelled, Unknown);
        CorrelateEvents();

        DuringRouting();
        DuringSubmission();
        DuringDoubt();
        DuringReceipts();
        DuringDeadlines();
        DuringCancellation();
        DuringResolution();
    }

    // Declared in the order of MessageState, whose numbers are stored.
    public State Accepted { get; private set; } = null!;

    public State Submitted { get; private set; } = null!;

    public State Acknowledged { get; private set; } = null!;

    public State Uncertain { get; private set; } = null!;

    public State Delivered { get; private set; } = null!;

    public State Failed { get; private set; } = null!;

    public State Expired { get; private set; } = null!;

    public State Rejected { get; private set; } = null!;

    public State Cancelled { get; private set; } = null!;

    public State Unknown { get; private set; } = null!;

    public Event<SmsRouted> SmsRouted { get; private set; } = null!;

    public Event<SubmitIntended> SubmitIntended { get; private set; } = null!;

    public Event<SubmitImpossible> SubmitImpossible { get; private set; } = null!;

    public Event<SubmitAnswered> SubmitAnswered { get; private set; } = null!;

    public Event<OutcomeDoubted> OutcomeDoubted { get; private set; } = null!;

    public Event<ReceiptArrived> ReceiptArrived { get; private set; } = null!;

    public Event<DeadlineReached> DeadlineReached { get; private set; } = null!;

    public Event<CancelSms> CancelSms { get; private set; } = null!;

    public Event<ResolveUncertainSms> ResolveUncertainSms { get; private set; } = null!;

    internal EventProjection Projection { get; }

    private State[] Open => [Accepted, Submitted, Acknowledged, Uncertain];

    private State[] Terminal => [Delivered, Failed, Expired, Rejected, Cancelled, Unknown];

    private State[] All => [.. Open, .. Terminal];

    private void CorrelateEvents()
    {
        // Facts are raised in process only: nothing on the broker is bound to them.
        Event(() => SmsRouted, x => { x.CorrelateById(m => m.Message.SmsId); x.ConfigureConsumeTopology = false; });
        Event(() => SubmitIntended, x => { x.CorrelateById(m => m.Message.SmsId); x.ConfigureConsumeTopology = false; x.OnMissingInstance(m => m.Discard()); });
        Event(() => SubmitImpossible, x => { x.CorrelateById(m => m.Message.SmsId); x.ConfigureConsumeTopology = false; x.OnMissingInstance(m => m.Discard()); });
        Event(() => SubmitAnswered, x => { x.CorrelateById(m => m.Message.SmsId); x.ConfigureConsumeTopology = false; x.OnMissingInstance(m => m.Discard()); });
        Event(() => OutcomeDoubted, x => { x.CorrelateById(m => m.Message.SmsId); x.ConfigureConsumeTopology = false; x.OnMissingInstance(m => m.Discard()); });
        Event(() => ReceiptArrived, x => { x.CorrelateById(m => m.Message.SmsId); x.ConfigureConsumeTopology = false; x.OnMissingInstance(m => m.Discard()); });
        Event(() => DeadlineReached, x => { x.CorrelateById(m => m.Message.SmsId); x.ConfigureConsumeTopology = false; x.OnMissingInstance(m => m.Discard()); });
        Event(() => CancelSms, x => { x.CorrelateById(m => m.Message.SmsId); x.OnMissingInstance(m => m.Discard()); });
        Event(() => ResolveUncertainSms, x => { x.CorrelateById(m => m.Message.SmsId); x.OnMissingInstance(m => m.Discard()); });
    }
}
