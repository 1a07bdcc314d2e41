using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Messages;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>What the SMSC sends us on one session: receipts, and answers that come after their time.</summary>
internal sealed partial class BindSessionHandler(ReceiptIntake receipts, AnswerRecorder answers, ILogger logger) : SmppSessionHandler
{
    // An SMSC may send receipts in the same segment as its bind response, before the bind is set up here.
    private readonly TaskCompletionSource<BoundBind> _bound = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Bound(BoundBind bind) => _bound.TrySetResult(bind);

    public override async ValueTask<Pdu?> OnRequestAsync(SmppSession session, Pdu request, CancellationToken ct)
    {
        switch (request)
        {
            case DeliverSm deliver:
                return await TakeAsync(deliver, ct) is { } delivered ? new DeliverSmResp { CommandStatus = delivered } : null;
            case DataSm data:
                return await TakeAsync(AsDeliverSm(data), ct) is { } taken ? new DataSmResp { CommandStatus = taken } : null;
            default:
                return await base.OnRequestAsync(session, request, ct);
        }
    }

    public override void OnLateResponse(SmppSession session, Pdu response)
    {
        if (response is SubmitSmResp answer && _bound.Task is { IsCompletedSuccessfully: true, Result: BoundBind bind } && bind.Behind(answer.SequenceNumber) is { } behind)
        {
            bind.Watch.Answered(late: true);
            LogLate(behind.Id, bind.Reference, answer.SequenceNumber, answer.CommandStatus.Name);
            _ = RecordLateAsync(bind, behind, answer);
        }
    }

    /// <summary>data_sm (SMPP 3.4, 4.7.1) tells the same, with its text in message_payload.</summary>
    private static DeliverSm AsDeliverSm(DataSm data) => new()
    {
        ServiceType = data.ServiceType,
        SourceAddrTon = data.SourceAddrTon, SourceAddrNpi = data.SourceAddrNpi, SourceAddr = data.SourceAddr,
        DestAddrTon = data.DestAddrTon, DestAddrNpi = data.DestAddrNpi, DestinationAddr = data.DestinationAddr,
        EsmClass = data.EsmClass, RegisteredDelivery = data.RegisteredDelivery, DataCoding = data.DataCoding, Tlvs = data.Tlvs,
    };

    private async Task<CommandStatus?> TakeAsync(DeliverSm deliver, CancellationToken ct) => await receipts.TakeAsync(await _bound.Task.WaitAsync(ct), deliver);

    private async Task RecordLateAsync(BoundBind bind, CorrelationValue behind, SubmitSmResp answer)
    {
        try
        {
            await answers.AnsweredAsync(bind, behind.Id, answer, UnknownOutcomePolicy.Named(bind.Connector.OnUnknownOutcome.ToString()));
            bind.Forget(answer.SequenceNumber);
        }
        catch (Exception e)
        {
            LogLateFailed(behind.Id, e);
        }
    }

    [LoggerMessage(3041, LogLevel.Information, "Message {SmsId} on bind {Bind}, sequence_number {SequenceNumber}: late answer {Status}")]
    private partial void LogLate(Guid smsId, Messages.Facts.BindRef bind, uint sequenceNumber, string status);

    [LoggerMessage(3042, LogLevel.Error, "Message {SmsId}: a late answer could not be recorded")]
    private partial void LogLateFailed(Guid smsId, Exception exception);
}
