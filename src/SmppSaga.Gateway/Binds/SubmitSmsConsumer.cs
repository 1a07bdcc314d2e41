using MassTransit;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>Holds the delivery of one waiting message until the engine says that it may be acknowledged.</summary>
internal sealed class SubmitSmsConsumer(SubmitEndpoint endpoint, SubmitEngine engine) : IConsumer<SubmitSms>
{
    public async Task Consume(ConsumeContext<SubmitSms> context)
    {
        while (true)
        {
            BoundBind bind = await endpoint.TakeBindAsync(context.CancellationToken);
            using CancellationTokenSource go = CancellationTokenSource.CreateLinkedTokenSource(bind.Draining, endpoint.Going);
            try
            {
                await engine.SubmitAsync(context.Message.SmsId, bind, go.Token);
                await Failpoint.AtAsync("G3.before_ack");
                return;
            }
            catch (PutOffException) when (!endpoint.HoldsItsQueue)
            {
                throw;
            }
            catch (Exception e) when (IsRetreat(e, go.Token))
            {
                await endpoint.RetreatAsync(e, context.CancellationToken);
            }
            finally
            {
                bind.Done();
            }
        }
    }

    private static bool IsRetreat(Exception e, CancellationToken go) =>
        e is SmppSessionClosedException or RequeueException || (e is OperationCanceledException && go.IsCancellationRequested);
}
