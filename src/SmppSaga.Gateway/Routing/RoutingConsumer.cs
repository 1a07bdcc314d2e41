using MassTransit;
using Microsoft.Extensions.Logging;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages.Raise;

namespace SmppSaga.Gateway.Routing;

/// <summary>Takes a SendSms: routes it, stores it, and hands it to its connector's queue. The delivery is acknowledged when the hand-over is confirmed (rule G3).</summary>
internal sealed partial class RoutingConsumer(SmsAcceptance acceptance, DirectRaise raise, SubmitGate gate, ISubmitQueues queues, IStoreHealth store, TimeProvider time, ILogger<RoutingConsumer> logger)
    : IConsumer<SendSms>
{
    // A send whose connection broke under it may never end, and would keep its place among the deliveries for ever.
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(10);

    // The broker hands a requeued delivery out again at once.
    private static readonly TimeSpan AfterLoss = TimeSpan.FromSeconds(1);

    // Between the publisher's clock and that of the pod that noticed the loss.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    public async Task Consume(ConsumeContext<SendSms> context)
    {
        await RefuseAfterLossAsync(context.CancellationToken);
        SmsRouted routed = acceptance.Accept(context.Message, time.GetUtcNow());
        if (await MayBeLostAsync(context))
        {
            routed = routed with { Accepted = routed.Accepted with { AfterLoss = true } };
        }

        RaiseResult result = await raise.CreateAsync(routed, context.CancellationToken);
        await RefuseAfterLossAsync(context.CancellationToken);
        MessageSaga? saga = result.Saga;
        LogRouted(routed.SmsId, saga?.Origin?.Operator, saga?.Connector, result.Outcome, saga?.State);

        // A redelivered SendSms may have died between its record and its hand-over, so whatever waits unwritten is handed over again.
        if (saga is { State: MessageState.Accepted, NothingWritten: true, Origin: not null } && saga.MayWrite(1, WhenHandedOver(saga.Origin.SendAt)))
        {
            await Failpoint.AtAsync("G3.before_hand_over");
            Uri address = await queues.AddressAsync(saga.Connector, context.CancellationToken);
            ISendEndpoint endpoint = await context.GetSendEndpoint(address);
            await endpoint.Send(new SubmitSms { SmsId = routed.SmsId }, context.CancellationToken).WaitAsync(ConfirmWithin, time, context.CancellationToken);
            await Failpoint.AtAsync("G3.after_hand_over");
        }
    }

    /// <summary>Taken as new, a message might go out a second time: its record may be among what the store lost. It stays on the bus.</summary>
    private async Task RefuseAfterLossAsync(CancellationToken cancellationToken)
    {
        if (gate.IsLoss)
        {
            LogRefused(gate.Reason);
            await Task.Delay(AfterLoss, time, cancellationToken);
            throw new RequeueException(gate.Reason!);
        }
    }

    /// <summary>Whether a record of it may have been there: it was delivered before, and published before the store was found to have lost something.</summary>
    private async ValueTask<bool> MayBeLostAsync(ConsumeContext<SendSms> context)
    {
        if (!context.ReceiveContext.Redelivered || await store.LossMarkedAsync(context.CancellationToken) is not { } noticed)
        {
            return false;
        }

        bool lost = MayBeLost(context.SentTime, noticed);
        if (lost)
        {
            LogMayBeLost(context.Message.SmsId, noticed);
        }

        return lost;
    }

    /// <summary>Whether something published at this time, by its publisher's clock, may have been stored before the loss was noticed.</summary>
    internal static bool MayBeLost(DateTime? sent, DateTimeOffset noticed) => sent is null || sent.Value.ToUniversalTime() - ClockSkew <= noticed.UtcDateTime;

    /// <summary>What starts soon is handed over now and held by its consumer; what starts later is left to its deadline.</summary>
    private DateTimeOffset WhenHandedOver(DateTimeOffset sendAt)
    {
        DateTimeOffset now = time.GetUtcNow();
        return sendAt > now && sendAt - now <= MessageSaga.HeldRetry ? sendAt : now;
    }

    [LoggerMessage(1002, LogLevel.Debug, "A message stays on the bus: {Reason}")]
    private partial void LogRefused(string? reason);

    [LoggerMessage(1003, LogLevel.Warning, "Message {SmsId} comes again and the store lost something at {Noticed:O}: if it has no record, it is in doubt before its first write")]
    private partial void LogMayBeLost(Guid smsId, DateTimeOffset noticed);

    [LoggerMessage(1001, LogLevel.Debug, "Message {SmsId}: operator {Operator}, connector {Connector}; {Outcome}, now {State}")]
    private partial void LogRouted(Guid smsId, string? @operator, string? connector, RaiseOutcome outcome, MessageState? state);
}
