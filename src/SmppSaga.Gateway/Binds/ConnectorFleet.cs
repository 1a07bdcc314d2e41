using Microsoft.Extensions.Hosting;

namespace SmppSaga.Gateway.Binds;

/// <summary>The workers of all connectors as one service, so that they drain side by side: one slow SMSC must not eat the others' time to stop.</summary>
internal sealed class ConnectorFleet(IReadOnlyList<ConnectorWorker> workers) : IHostedService, IDisposable
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(workers.Select(x => x.StartAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(workers.Select(x => x.StopAsync(cancellationToken)));

    public void Dispose()
    {
        foreach (ConnectorWorker worker in workers)
        {
            worker.Dispose();
        }
    }
}
