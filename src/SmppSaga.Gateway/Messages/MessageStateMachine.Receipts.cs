using MassTransit;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageStateMachine
{
    private void DuringReceipts()
    {
        // A receipt may overtake its own submit_sm_resp, so it is as good in Accepted and Submitted as in Acknowledged.
        During(Open,
            When(ReceiptArrived, x => x.Saga.IsNews(x.Message))
                .Record(x => Receipt(x.Message))
                .Reroute(this, x => x.At, x => x.SmscState)
                .Settle(this)
                .Resume(this));

        // What contradicts the final report is told as a correction; the state stays.
        During(Terminal,
            When(ReceiptArrived, x => x.Saga.IsNews(x.Message))
                .Record(x => Receipt(x.Message)));
    }

    private static ReceiptRecorded Receipt(ReceiptArrived x) => new()
    {
        At = x.At, Part = x.Part, SmscMessageId = x.SmscMessageId, Outcome = (byte)x.Outcome, SmscState = x.SmscState,
        ErrorCode = x.ErrorCode, SubmitDate = x.SubmitDate, DoneDate = x.DoneDate, Bind = x.Bind, Whole = x.Whole,
    };
}
