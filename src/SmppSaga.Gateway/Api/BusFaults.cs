using System.Collections.Concurrent;
using MassTransit;

namespace SmppSaga.Gateway.Api;

/// <summary>What last went wrong with each endpoint of the bus. The bus's own health keeps the first fault of an outage, which may be a mere echo of the real one.</summary>
internal sealed class BusFaults : IReceiveEndpointObserver
{
    private readonly ConcurrentDictionary<string, Exception> _latest = new(StringComparer.Ordinal);

    /// <summary>Null when the endpoint is well, or nobody said why it is not.</summary>
    /// <param name="address">Its input address.</param>
    public Exception? Latest(string address) => _latest.GetValueOrDefault(address);

    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        if (faulted.Exception is { } exception)
        {
            _latest[faulted.InputAddress.ToString()] = exception;
        }

        return Task.CompletedTask;
    }

    public Task Ready(ReceiveEndpointReady ready)
    {
        _latest.TryRemove(ready.InputAddress.ToString(), out _);
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;
}
