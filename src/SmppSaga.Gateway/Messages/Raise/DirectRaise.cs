using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages.Raise;

/// <summary>
/// Raises facts on the state machine in process, through the same filter that the bus uses and under the same compare-and-set, so it is
/// safe beside the saga endpoint and beside every other pod.
/// </summary>
internal sealed class DirectRaise(MessageStateMachine machine, IEventStore store)
{
    // A conflict means that somebody else made progress, so this many in a row on one message is a fault, not a race.
    private const int MaxConflicts = 50;

    private readonly StateMachineSagaMessageFilter<MessageSaga, SmsRouted> _routed = new(machine, machine.SmsRouted);
    private readonly StateMachineSagaMessageFilter<MessageSaga, SubmitIntended> _intended = new(machine, machine.SubmitIntended);
    private readonly StateMachineSagaMessageFilter<MessageSaga, SubmitImpossible> _impossible = new(machine, machine.SubmitImpossible);
    private readonly StateMachineSagaMessageFilter<MessageSaga, SubmitAnswered> _answered = new(machine, machine.SubmitAnswered);
    private readonly StateMachineSagaMessageFilter<MessageSaga, OutcomeDoubted> _doubted = new(machine, machine.OutcomeDoubted);
    private readonly StateMachineSagaMessageFilter<MessageSaga, ReceiptArrived> _receipts = new(machine, machine.ReceiptArrived);
    private readonly StateMachineSagaMessageFilter<MessageSaga, DeadlineReached> _deadlines = new(machine, machine.DeadlineReached);

    /// <summary>The message as stored; null when there is none.</summary>
    /// <exception cref="UnknownRecordException">A newer version wrote it, or it is damaged: leave it alone.</exception>
    public async ValueTask<MessageSaga?> LoadAsync(Guid smsId, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ReadOnlyMemory<byte>> records = await store.ReadAsync(smsId, cancellationToken);
        if (records.Count == 0)
        {
            return null;
        }

        MessageSaga saga = New(smsId);
        saga.Load(records);
        return saga;
    }

    /// <summary>Raises the fact that creates a message. A message that exists already gets it as a repeat.</summary>
    public async ValueTask<RaiseResult> CreateAsync(SmsRouted fact, CancellationToken cancellationToken = default)
    {
        // Most SendSms come once: try to create, and load only when that conflicts.
        MessageSaga saga = New(fact.SmsId);
        await RaiseOnAsync(saga, fact);
        AppendOutcome outcome = await store.AppendAsync(saga.PendingWrite()!, CancellationToken.None);
        if (outcome == AppendOutcome.Written)
        {
            saga.AcceptWrite();
            return new RaiseResult(RaiseOutcome.Recorded, saga);
        }

        return await RaiseAsync([fact], null, cancellationToken);
    }

    /// <summary>Raises facts about one message in order and stores what they led to in one write.</summary>
    public ValueTask<RaiseResult> RaiseAsync(IReadOnlyList<IMessageFact> facts, Fence? fence = null, CancellationToken cancellationToken = default) =>
        RaiseAsync(facts[0].SmsId, _ => facts, fence, cancellationToken);

    /// <summary>Raises what the message as stored calls for, and stores what that led to in one write; asked anew after each conflict.</summary>
    /// <param name="smsId">The message.</param>
    /// <param name="facts">The facts, in order, all of this message; may be none.</param>
    /// <param name="fence">For an intent: the lease epoch that must still be the newest.</param>
    /// <param name="cancellationToken">Gives up before the write; a write under way is waited for.</param>
    /// <exception cref="ConcurrencyException">Conflict after conflict.</exception>
    /// <exception cref="UnknownRecordException">A newer version wrote the message, or it is damaged: leave it alone.</exception>
    public async ValueTask<RaiseResult> RaiseAsync(
        Guid smsId, Func<MessageSaga, IReadOnlyList<IMessageFact>> facts, Fence? fence = null, CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < MaxConflicts; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            MessageSaga? saga = await LoadAsync(smsId, cancellationToken);
            if (saga is null)
            {
                return new RaiseResult(RaiseOutcome.NotFound, null);
            }

            RaiseResult? result = await TryRaiseAsync(saga, facts(saga), fence, cancellationToken);
            if (result is not null)
            {
                return result.Value;
            }
        }

        throw new ConcurrencyException($"Message {smsId:D}: {MaxConflicts} conflicts in a row.", typeof(MessageSaga), smsId);
    }

    /// <summary>Raises on an instance in hand, without storing. For tests and for the raises above.</summary>
    public Task RaiseOnAsync(MessageSaga saga, IMessageFact fact) => fact switch
    {
        SmsRouted x => Send(_routed, saga, x),
        SubmitIntended x => Send(_intended, saga, x),
        SubmitImpossible x => Send(_impossible, saga, x),
        SubmitAnswered x => Send(_answered, saga, x),
        OutcomeDoubted x => Send(_doubted, saga, x),
        ReceiptArrived x => Send(_receipts, saga, x),
        DeadlineReached x => Send(_deadlines, saga, x),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A fact that the state machine does not know."),
    };

    /// <summary>A message that does not exist yet.</summary>
    public static MessageSaga New(Guid smsId) => new() { CorrelationId = smsId, CurrentState = (int)MessageState.Initial };

    private async ValueTask<RaiseResult?> TryRaiseAsync(MessageSaga saga, IReadOnlyList<IMessageFact> facts, Fence? fence, CancellationToken cancellationToken)
    {
        foreach (IMessageFact fact in facts)
        {
            await RaiseOnAsync(saga, fact);
        }

        saga.Fence = fence;
        if (saga.PendingWrite() is not { } write)
        {
            return new RaiseResult(RaiseOutcome.Unchanged, saga);
        }

        // Giving up on a write under way would leave an intent that nobody knows of.
        cancellationToken.ThrowIfCancellationRequested();
        AppendOutcome outcome = await store.AppendAsync(write, CancellationToken.None);
        await Failpoint.AtAsync("G6.before_outcome");
        switch (outcome)
        {
            case AppendOutcome.Written:
                saga.AcceptWrite();
                return new RaiseResult(RaiseOutcome.Recorded, saga);
            case AppendOutcome.Fenced:
                return new RaiseResult(RaiseOutcome.Fenced, null);
            default:
                return null;
        }
    }

    private static Task Send<T>(StateMachineSagaMessageFilter<MessageSaga, T> filter, MessageSaga saga, T fact)
        where T : class =>
        filter.Send(new DefaultSagaConsumeContext<MessageSaga, T>(new MessageConsumeContext<T>(RaiseConsumeContext.Instance, fact), saga), Pipe.Empty<SagaConsumeContext<MessageSaga, T>>());
}

/// <summary>What became of a raise.</summary>
internal enum RaiseOutcome
{
    /// <summary>Something was stored.</summary>
    Recorded,

    /// <summary>The fact says nothing new about the message.</summary>
    Unchanged,

    /// <summary>There is no such message.</summary>
    NotFound,

    /// <summary>The lease epoch is superseded: nothing was stored.</summary>
    Fenced,
}

/// <summary>The outcome and, where there is one, the message as it stands afterwards.</summary>
internal readonly record struct RaiseResult(RaiseOutcome Outcome, MessageSaga? Saga);
