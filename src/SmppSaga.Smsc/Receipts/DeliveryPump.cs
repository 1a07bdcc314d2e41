using System.Threading.Channels;
using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>Sends over one bind what its account has to deliver, in order, so many at once.</summary>
internal sealed class DeliveryPump(SmppSession session, Account account, Simulation simulation, CancellationToken over)
{
    private readonly Channel<bool> _outstanding = Channel.CreateBounded<bool>(simulation.Options.DeliverWindow);
    private volatile bool _leaving;

    public async Task RunAsync()
    {
        account.BeginReceiving();
        try
        {
            while (!_leaving)
            {
                await _outstanding.Writer.WriteAsync(true, over);
                Delivery delivery = await account.Due.ReadAsync(over);
                if (_leaving)
                {
                    delivery.FallDue();
                    return;
                }

                _ = DeliverAsync(delivery);
            }
        }
        catch (OperationCanceledException)
        {
            // The bind is over; another one of the account goes on.
        }
        finally
        {
            account.EndReceiving();
        }
    }

    private async Task DeliverAsync(Delivery delivery)
    {
        try
        {
            DeliverSmResp answer = await session.DeliverAsync(delivery.Next(simulation.Time.GetUtcNow()), over);
            if (answer.CommandStatus.IsOk)
            {
                delivery.Done(taken: true);
            }
            else
            {
                simulation.Schedule.After(simulation.Options.Receipts.RetryDelay, delivery);
                delivery.Refused();
            }
        }
        catch (SmppResponseTimeoutException)
        {
            delivery.FallDue();
        }
        catch (Exception exception) when (exception is SmppSessionClosedException or OperationCanceledException or InvalidOperationException)
        {
            // The connection may still stand while it unbinds, but it takes no more.
            _leaving = true;
            delivery.FallDue();
        }
        catch (SmppFieldException exception)
        {
            SmscLog.NotDelivered(simulation.Options.Logger, session.ToString(), exception.Message);
            delivery.Done(taken: false);
        }
        finally
        {
            _outstanding.Reader.TryRead(out _);
        }
    }
}
