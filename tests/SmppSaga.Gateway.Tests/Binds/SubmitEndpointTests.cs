using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class SubmitEndpointTests
{
    [Fact]
    public async Task What_waits_for_a_paused_connector_on_a_bus_that_cannot_requeue_ends_with_the_process()
    {
        using SubmitEndpoint endpoint = new("main", new ConnectorOptions(), null!, null!, new SubmitEndpointSettings(false, static _ => { }, Task.CompletedTask), TimeProvider.System);
        await endpoint.PauseAsync(true, TestContext.Current.CancellationToken);
        Task<BoundBind> waiting = endpoint.TakeBindAsync(TestContext.Current.CancellationToken);

        endpoint.End();

        await Assert.ThrowsAsync<RequeueException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
    }

    [Fact]
    public async Task What_waits_for_a_paused_connector_gives_up_when_its_delivery_is_given_up()
    {
        using SubmitEndpoint endpoint = new("main", new ConnectorOptions(), null!, null!, new SubmitEndpointSettings(false, static _ => { }, Task.CompletedTask), TimeProvider.System);
        using CancellationTokenSource over = new();
        await endpoint.PauseAsync(true, TestContext.Current.CancellationToken);
        Task<BoundBind> waiting = Task.Run(() => endpoint.TakeBindAsync(over.Token), TestContext.Current.CancellationToken);

        await over.CancelAsync();

        await Assert.ThrowsAsync<RequeueException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
    }
}
