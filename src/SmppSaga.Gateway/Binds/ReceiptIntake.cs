using Microsoft.Extensions.Logging;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Smpp;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Gateway.Binds;

/// <summary>Takes a deliver_sm; its answer waits until what it reports is durable (rule G4).</summary>
internal sealed partial class ReceiptIntake(ReceiptRaise raise, ICorrelationIndex index, DoubtEcho echo, StoreRetry retry, TimeProvider time, ILogger<ReceiptIntake> logger)
{
    private readonly ToldOnce _notStored = new(LogLevel.Error);

    /// <returns>The command_status for the deliver_sm_resp; null when there is to be none, because the session is over.</returns>
    public async Task<CommandStatus?> TakeAsync(BoundBind bind, DeliverSm deliver)
    {
        if (!deliver.IsReceipt())
        {
            // Kept by the SMSC rather than lost here.
            LogNotTaken(bind.Reference, CommandStatus.ESME_RX_T_APPN.Name);
            return CommandStatus.ESME_RX_T_APPN;
        }

        // As Latin-1 whatever default_alphabet says: SMSCs write receipts in ASCII, and an id must be the same characters as in its answer.
        if (!deliver.TryGetReceipt(out DeliveryReceipt? receipt) || receipt.MessageId is null)
        {
            LogNoId(bind.Reference);
            return CommandStatus.ESME_ROK;
        }

        using CancellationTokenSource limit = new(bind.Connector.DeliverAckTimeout, time);
        try
        {
            await Failpoint.AtAsync("G4.before_store");
            await retry.UntilStoredAsync(() => StoreAsync(bind, deliver, receipt), limit.Token);
            await Failpoint.AtAsync("G4.after_store");
            _notStored.Over();
            if (ReceiptOutcome.Of(receipt, deliver.EsmClass, bind.Connector.ReceiptStates) != DeliveryStatus.Pending)
            {
                bind.Figures.Receipted();
            }

            return CommandStatus.ESME_ROK;
        }
        catch (Exception e) when (limit.IsCancellationRequested)
        {
            return NotStored(bind, _notStored.Met(e).Level);
        }
    }

    /// <summary>Refused as the connector says, so that the SMSC sends it again.</summary>
    private CommandStatus? NotStored(BoundBind bind, LogLevel level)
    {
        CommandStatus? status = bind.Connector.DeliverStorageError switch
        {
            DeliverStorageError.SystemError => CommandStatus.ESME_RSYSERR,
            DeliverStorageError.Disconnect => null,
            _ => CommandStatus.ESME_RX_T_APPN,
        };
        LogNotStored(level, bind.Reference, bind.Connector.DeliverAckTimeout.TotalSeconds, status?.Name ?? "by ending the session");
        if (status is null)
        {
            bind.Session.Abort("a receipt could not be stored");
        }

        return status;
    }

    private async Task StoreAsync(BoundBind bind, DeliverSm deliver, DeliveryReceipt receipt)
    {
        ParkedReceipt arrived = new()
        {
            At = time.GetUtcNow(), SmscMessageId = receipt.MessageId!, Outcome = (byte)ReceiptOutcome.Of(receipt, deliver.EsmClass, bind.Connector.ReceiptStates),
            SmscState = receipt.State ?? "", ErrorCode = receipt.ErrorCode, SubmitDate = receipt.SubmitDate, DoneDate = receipt.DoneDate,
            Bind = bind.Reference.Name, SourceAddr = deliver.SourceAddr, DestinationAddr = deliver.DestinationAddr, Connector = bind.ConnectorName,
            Scope = Scope(bind.Connector.ReceiptParts), AnySource = !bind.Connector.ReceiptAddressCheck,
        };
        string key = ReceiptKey.OfReceipt(bind.ConnectorName, receipt.MessageId!, bind.Connector);
        IReadOnlyList<CorrelationValue> found = await index.ResolveOrParkAsync(key, arrived.ToOctets(), arrived.At + bind.Connector.Timers.ParkTtl);
        if (found.Count == 0)
        {
            if (bind.Ids.Missed(receipt.MessageId!))
            {
                LogOtherFormat(bind.Reference, bind.Ids.Better!);
            }

            await echo.ParkAsync(arrived, key, deliver.Tlvs.UserMessageReference ?? 0, bind.Connector.ResponseTimeout);
            LogParked(bind.Reference, bind.Connector.Timers.ParkTtl.TotalSeconds);
            return;
        }

        bind.Ids.Met();
        if (await raise.TryRaiseAsync(found, arrived))
        {
            return;
        }

        // Due at once: told as unmatched, and kept until it is.
        await index.ParkAsync(key, arrived.ToOctets(), arrived.At);
        LogUnmatched(bind.Reference, found.Count);
    }

    private static ReceiptScope Scope(ReceiptParts parts) => parts switch
    {
        ReceiptParts.Any => ReceiptScope.Any,
        ReceiptParts.Last => ReceiptScope.Last,
        _ => ReceiptScope.Each,
    };

    [LoggerMessage(3031, LogLevel.Warning, "Bind {Bind}: a deliver_sm that is no receipt was answered {Status}; the SMSC keeps it. Receiving messages is not in effect yet")]
    private partial void LogNotTaken(BindRef bind, string status);

    [LoggerMessage(3032, LogLevel.Warning, "Bind {Bind}: a receipt without an id was acknowledged and dropped: nothing says which message it is about")]
    private partial void LogNoId(BindRef bind);

    [LoggerMessage(EventId = 3033, Message = "Bind {Bind}: a receipt could not be stored within {Seconds} s and was answered {Status}; the SMSC will send it again, and any other that comes before the store takes one")]
    private partial void LogNotStored(LogLevel level, BindRef bind, double seconds, string status);

    [LoggerMessage(3034, LogLevel.Debug, "Bind {Bind}: a receipt came before its answer and is kept for {Seconds} s")]
    private partial void LogParked(BindRef bind, double seconds);

    [LoggerMessage(3037, LogLevel.Warning, "Bind {Bind}: receipts come for ids that no answer told, but would meet their answers with message_id_format: {Format}. Nothing is changed by itself")]
    private partial void LogOtherFormat(BindRef bind, string format);

    [LoggerMessage(3035, LogLevel.Warning, "Bind {Bind}: a receipt's id is known for {Count} messages, but none of them went to the receipt's source address; it is told as unmatched")]
    private partial void LogUnmatched(BindRef bind, int count);
}
