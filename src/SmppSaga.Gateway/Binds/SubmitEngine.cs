using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Binds.Rate;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>Takes one message from its queue to its answers: intent stored, then written (rule G1); returns when its bus delivery may be acknowledged (rule G3).</summary>
internal sealed partial class SubmitEngine(DirectRaise raise, ILeases leases, AnswerRecorder answers, SubmitGate gate, LiveOptions live, TimeProvider time, ILogger<SubmitEngine> logger)
{
    // The session's own response timer comes first; the stored deadline only speaks for a pod that died.
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);
    private int _reference = Random.Shared.Next(1, ushort.MaxValue);

    /// <param name="smsId">The message.</param>
    /// <param name="bind">What writes it.</param>
    /// <param name="go">Cancelled when nothing new may be written; what is written is waited for all the same.</param>
    /// <exception cref="RequeueException">Nothing of the message is under way here; the delivery belongs back into the queue.</exception>
    /// <exception cref="UnknownMessageException">The store has no such message.</exception>
    public async Task SubmitAsync(Guid smsId, BoundBind bind, CancellationToken go)
    {
        // The waits of one delivery add up: a message that is put off again and again must not keep its place from others.
        TimeSpan held = TimeSpan.Zero;
        while (true)
        {
            MessageSaga saga = await raise.LoadAsync(smsId, go)
                ?? throw new UnknownMessageException($"Message {smsId:D} waits on submit-sms-{bind.ConnectorName}, but the store does not have it.");
            if (saga.State is not (MessageState.Accepted or MessageState.Submitted) || saga.Origin is null || saga.Connector != bind.ConnectorName)
            {
                return;
            }

            if (saga.Parts.Any(x => x.Last is { Live: true }))
            {
                await DoubtSupersededAsync(saga, bind, go);
                return;
            }

            // What falls due while this looks at the parts is not due yet: else the delivery was let go without it.
            DateTimeOffset looked = time.GetUtcNow();
            if (await WriteDuePartsAsync(saga, bind, go))
            {
                continue;
            }

            TimeSpan? wait = HeldWait(saga, looked);
            if (wait is null || held + wait > MessageSaga.HeldRetry)
            {
                return;
            }

            held += wait.Value;
            await Task.Delay(wait.Value, time, go);
        }
    }

    /// <summary>Writes every part that may go out now and waits for the answers; false when there was none.</summary>
    private async Task<bool> WriteDuePartsAsync(MessageSaga saga, BoundBind bind, CancellationToken go)
    {
        ushort reference = saga.Reference != 0 ? saga.Reference : NextReference();
        IReadOnlyList<SubmitSm> parts;
        try
        {
            parts = SubmitSmBuilder.Build(saga.Origin!, bind.Connector, reference, live.Current.Routing.CountryCode);
            if (parts.Count > MessageSaga.MaxParts)
            {
                throw new NotSendableException(RejectReason.TooManyParts, $"parts: at most {MessageSaga.MaxParts}, the text needs {parts.Count}.");
            }
        }
        catch (NotSendableException e)
        {
            RaiseResult refused = await raise.RaiseAsync([new SubmitImpossible(saga.CorrelationId, time.GetUtcNow(), e.Reason, e.Message)], null, CancellationToken.None);
            return refused.Outcome == RaiseOutcome.Recorded;
        }

        if (saga is { NothingWritten: true, Origin.AfterLoss: true } && saga.MayWrite(1, time.GetUtcNow()))
        {
            return await DoubtLostAsync(saga, bind, (ushort)parts.Count, reference);
        }

        List<Task> written = [];
        try
        {
            for (ushort part = 1; part <= parts.Count; part++)
            {
                if (!saga.MayWrite(part, time.GetUtcNow()))
                {
                    continue;
                }

                Task? answer = await TryWriteAsync(saga, bind, part, (ushort)parts.Count, reference, parts[part - 1], go);
                if (answer is null)
                {
                    break;
                }

                written.Add(answer);
            }
        }
        finally
        {
            // Whatever stops the later parts: what is written is answered and recorded before the delivery is let go.
            await Task.WhenAll(written);
        }

        return written.Count > 0;
    }

    /// <summary>Reserves, stores the intent, writes. The returned task ends when the answer, or the lack of one, is recorded; null when the message moved on meanwhile.</summary>
    private async Task<Task?> TryWriteAsync(MessageSaga saga, BoundBind bind, ushort part, ushort parts, ushort reference, SubmitSm pdu, CancellationToken go)
    {
        await gate.WaitAsync(time, go);
        await TurnAsync(bind, pdu, go);
        RequestSlot slot = await bind.Session.ReserveAsync(go);
        bool used = false;
        RaiseResult result;
        try
        {
            await bind.Watch.WaitAsync(go);
            bind.EnsureLeased();
            DateTimeOffset now = time.GetUtcNow();
            SubmitIntended intent = new(
                saga.CorrelationId, now, part, parts, reference, bind.Reference, slot.SequenceNumber, now + bind.Connector.ResponseTimeout + AnswerGrace);
            await Failpoint.AtAsync("G1.before_intent");
            result = await raise.RaiseAsync([intent], bind.Fence, go);
            if (result.Outcome == RaiseOutcome.Fenced)
            {
                bind.Session.Abort("the lease of its slot was taken by another pod");
                throw new RequeueException($"Bind {bind.Reference}: its lease is superseded.");
            }

            if (result.Outcome != RaiseOutcome.Recorded)
            {
                return null;
            }

            // The append itself may have told: then an earlier intent may be among what is gone.
            if (gate.IsLoss)
            {
                throw new InvalidOperationException(gate.Reason);
            }

            used = true;
        }
        catch (Exception e) when (e is not RequeueException && !bind.Draining.IsCancellationRequested)
        {
            // The store may have the intent without having said so, also when a pause cut the wait for it short. Nothing was written, and only this pod knows it.
            await answers.NotWrittenAsync(bind, saga.CorrelationId, slot.SequenceNumber, bind.Draining);
            throw new RequeueException($"Bind {bind.Reference}: the intent could not be stored: {Reason.Of(e)}", e);
        }
        finally
        {
            if (!used)
            {
                slot.Release();
            }
        }

        bind.Remember(slot.SequenceNumber, saga.CorrelationId, part);
        return AwaitAnswerAsync(saga, result.Saga?.Part(part), bind, slot, pdu, go);
    }

    /// <summary>Waits for the turn that the rate gives, for as long as a fast gate may be waited for: another pod's share may be larger.</summary>
    /// <exception cref="PutOffException">It did not come in time.</exception>
    private async Task TurnAsync(BoundBind bind, SubmitSm pdu, CancellationToken go)
    {
        if (bind.Rate.IsFree)
        {
            return;
        }

        using CancellationTokenSource limit = new(MessageSaga.HeldRetry, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(go, limit.Token);
        try
        {
            await bind.Rate.TurnAsync(pdu.SourceAddr, pdu.DestinationAddr, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !go.IsCancellationRequested)
        {
            throw new PutOffException($"Bind {bind.Reference}: no turn within {MessageSaga.HeldRetry.TotalSeconds:0} s. {bind.Rate.Reason}");
        }
    }

    private async Task AwaitAnswerAsync(MessageSaga saga, MessagePart? part, BoundBind bind, RequestSlot slot, SubmitSm pdu, CancellationToken go)
    {
        (Guid smsId, string policy) = (saga.CorrelationId, Policy(saga, bind.Connector));
        try
        {
            Task<SubmitSmResp> answering;
            using (RateRoom? room = await RoomAsync(bind, pdu, go))
            {
                if (room is null || go.IsCancellationRequested || !bind.Usable || time.GetUtcNow() >= saga.Origin!.ValidUntil)
                {
                    slot.Release();
                    await answers.NotWrittenAsync(bind, smsId, slot.SequenceNumber, CancellationToken.None);
                    throw new RequeueException($"Bind {bind.Reference}: it drains, its lease may have lapsed, its connector was paused, the rate left no room, or the message's validity ended before it was written.");
                }

                await Failpoint.AtAsync("G1.after_intent");
                answering = bind.SendAsync(slot, pdu with { ValidityPeriod = ValidityPeriod.At(time.GetUtcNow(), saga.Origin) });
                if (room.Value.Limited)
                {
                    await bind.Session.FlushAsync(CancellationToken.None);
                }
            }

            SubmitSmResp answer = await answering;
            bind.Rate.Answered(StatusClasses.Of(answer.CommandStatus, bind.Connector), pdu.DestinationAddr);
            await answers.AnsweredAsync(bind, smsId, answer, policy, part);
            bind.Forget(slot.SequenceNumber);
        }
        catch (SmppResponseTimeoutException)
        {
            // Stays remembered: a late answer still resolves it.
            await answers.DoubtedAsync(bind, smsId, slot.SequenceNumber, policy, $"No answer within {bind.Connector.ResponseTimeout.TotalSeconds:0.###} s.");
        }
        catch (SmppSessionClosedException e) when (e.Written)
        {
            await answers.DoubtedAsync(bind, smsId, slot.SequenceNumber, policy, "The session ended before the answer came.");
        }
        catch (SmppSessionClosedException)
        {
            await answers.NotWrittenAsync(bind, smsId, slot.SequenceNumber, CancellationToken.None);
            throw new RequeueException($"Bind {bind.Reference}: the session ended before the message was written.");
        }
        catch (SmppFieldException e)
        {
            // Nothing was written: no SMSC can take this field, here or elsewhere.
            await answers.RefusedHereAsync(bind, smsId, slot.SequenceNumber, e.Message);
        }
    }

    /// <returns>Null when there is none before nothing new may be written, or not while the stored intent may stand: after its deadline it counts as written.</returns>
    private async Task<RateRoom?> RoomAsync(BoundBind bind, SubmitSm pdu, CancellationToken go)
    {
        if (bind.Rate.IsFree)
        {
            return default(RateRoom);
        }

        using CancellationTokenSource limit = new(bind.Connector.ResponseTimeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(go, limit.Token);
        try
        {
            return await bind.Rate.RoomAsync(pdu.SourceAddr, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>How long to hold the delivery for a retry or for sendAt; null when there is nothing to wait for here.</summary>
    private static TimeSpan? HeldWait(MessageSaga saga, DateTimeOffset now)
    {
        IEnumerable<DateTimeOffset> starts = saga.NothingWritten
            ? [saga.Origin!.SendAt]
            : saga.Parts.Where(x => x.Outcome is null && !x.Taken).Select(x => x.Last?.RetryAt ?? default);
        DateTimeOffset[] ahead = [.. starts.Where(x => x > now)];
        if (ahead.Length == 0)
        {
            return null;
        }

        // In doubt the stored deadline brings it back, on a pod whose clock may be a little ahead of ours.
        TimeSpan wait = ahead.Min() - now;
        return wait <= (saga.State == MessageState.Accepted ? MessageSaga.HeldRetry : ClockSkew) ? wait : null;
    }

    private static string Policy(MessageSaga saga, ConnectorOptions connector) => saga.Origin?.OnUnknownOutcome ?? UnknownOutcomePolicy.Named(connector.OnUnknownOutcome.ToString());

    // Never 0, which stands for "none yet" in the records.
    private ushort NextReference() => (ushort)((uint)Interlocked.Increment(ref _reference) % ushort.MaxValue + 1);
}
