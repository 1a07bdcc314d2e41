using MassTransit;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Binds;

/// <summary>The receive endpoint of submit-sms-&lt;connector&gt; on this pod: it pulls only while a bind is there to take what it pulls.</summary>
internal sealed class SubmitEndpoint(
    string connectorName, ConnectorOptions start, IReceiveEndpointConnector bus, SubmitEngine engine, SubmitEndpointSettings settings, TimeProvider time)
{
    // Between a bind that ended and the end of pulling the broker hands the same deliveries out again: not hotter than this.
    private static readonly TimeSpan RetreatPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan DisconnectWithin = TimeSpan.FromSeconds(10);

    // What is pulled should not wait for its turn for longer than that.
    private const int HeldSeconds = 60;
    private readonly Lock _lock = new();
    private ConnectorOptions _connector = start;
    private TaskCompletionSource<BoundBind> _bind = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HostReceiveEndpointHandle? _handle;

    public static string QueueName(string connector) => $"submit-sms-{connector}";

    /// <summary>On a bus that cannot requeue the queue must have its consumer before anything is sent to it.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!settings.CanRequeue)
        {
            await settings.BusStarted.WaitAsync(cancellationToken);
            await Connect().Ready.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Starts pulling for a bind; returns when the broker delivers.</summary>
    public async Task OpenAsync(BoundBind bind, CancellationToken cancellationToken)
    {
        await settings.BusStarted.WaitAsync(cancellationToken);
        bool connected = _handle is not null;
        HostReceiveEndpointHandle handle = Connect();
        lock (_lock)
        {
            _bind.TrySetResult(bind);
        }

        if (connected && settings.CanRequeue)
        {
            await handle.ReceiveEndpoint.Start(cancellationToken).Ready.WaitAsync(cancellationToken);
        }
        else
        {
            await handle.Ready.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Stops pulling; returns when every delivery at hand is acknowledged or back in the queue.</summary>
    public async Task CloseAsync()
    {
        lock (_lock)
        {
            _bind = new TaskCompletionSource<BoundBind>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (settings.CanRequeue && _handle is not null)
        {
            await _handle.ReceiveEndpoint.Stop();
        }
    }

    /// <summary>Takes changed settings; what the broker was told holds until the queue is connected to anew.</summary>
    public void Follow(ConnectorOptions changed) => _connector = changed;

    /// <summary>Ends the endpoint of a connector whose binds are closed; the next bind makes it anew. On a bus that cannot requeue it stays, with what waits in it.</summary>
    public async Task DisconnectAsync(CancellationToken cancellationToken)
    {
        if (settings.CanRequeue && _handle is { } handle)
        {
            _handle = null;
            await handle.StopAsync(cancellationToken).WaitAsync(DisconnectWithin, time, cancellationToken);
        }
    }

    /// <summary>The process stops: nobody needs to wait for a bind any more.</summary>
    public void End()
    {
        lock (_lock)
        {
            _bind.TrySetException(new RequeueException($"Connector {connectorName}: the process stops."));
            // Nobody may be waiting.
            _ = _bind.Task.Exception;
        }
    }

    /// <summary>The bind of the moment.</summary>
    /// <exception cref="RequeueException">There is none, and the broker can keep the message.</exception>
    public async Task<BoundBind> BoundAsync(CancellationToken cancellationToken)
    {
        Task<BoundBind> bind;
        lock (_lock)
        {
            bind = _bind.Task;
        }

        if (!bind.IsCompleted && settings.CanRequeue)
        {
            await RetreatAsync(new RequeueException($"Connector {connectorName} is not bound here."), cancellationToken);
        }

        return await bind.WaitAsync(cancellationToken);
    }

    /// <summary>Gives a delivery back to the broker; on a bus that cannot requeue it returns, and the caller tries again on the next bind.</summary>
    /// <exception cref="RequeueException">Always, where the broker can keep the message.</exception>
    public async Task RetreatAsync(Exception reason, CancellationToken cancellationToken)
    {
        await Task.Delay(RetreatPause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (settings.CanRequeue)
        {
            // Without the cause: a cancellation inside would send the delivery to the _error queue.
            throw new RequeueException(reason.Message);
        }
    }

    private HostReceiveEndpointHandle Connect() => _handle ??= bus.ConnectReceiveEndpoint(QueueName(connectorName), (_, endpoint) =>
    {
        int prefetch = Math.Clamp(_connector.Tps == 0 ? 2 * _connector.Window : Math.Min(2 * _connector.Window, HeldSeconds * _connector.Tps), 16, 1000);
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PrefetchCount = prefetch;
        endpoint.ConcurrentMessageLimit = prefetch;
        settings.Configure(endpoint);
        endpoint.Consumer(() => new SubmitSmsConsumer(this, engine));
    });
}

/// <summary>What the bus's transport decides for every submit endpoint.</summary>
/// <param name="CanRequeue">Whether a delivery can go back to the broker; the in-memory transport cannot.</param>
/// <param name="Configure">Queue type and error pipe.</param>
/// <param name="BusStarted">Completed when the bus is started: an endpoint connected before that may be lost.</param>
internal sealed record SubmitEndpointSettings(bool CanRequeue, Action<IReceiveEndpointConfigurator> Configure, Task BusStarted);
