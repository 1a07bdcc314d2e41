using MassTransit;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Binds;

/// <summary>The receive endpoint of submit-sms-&lt;connector&gt; on this pod: it pulls only while a bind is there to take what it pulls, and hands each delivery to the bind with the most room.</summary>
internal sealed class SubmitEndpoint(
    string connectorName, ConnectorOptions start, IReceiveEndpointConnector bus, SubmitEngine engine, SubmitEndpointSettings settings, TimeProvider time) : IDisposable
{
    // Between a bind that ended and the end of pulling the broker hands the same deliveries out again: not hotter than this.
    private static readonly TimeSpan RetreatPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan DisconnectWithin = TimeSpan.FromSeconds(10);

    // What is pulled should not wait for its turn for longer than that.
    private const int HeldSeconds = 60;
    private readonly BindPool _binds = new();
    private readonly SemaphoreSlim _turning = new(1, 1);
    private ConnectorOptions _connector = start;
    private HostReceiveEndpointHandle? _handle;
    private bool _pulling;
    private volatile bool _paused;
    private volatile CancellationTokenSource _going = new();

    /// <summary>Whether the queue lives in this process: it must not be connected to twice, and what waits in it is nowhere else.</summary>
    public bool HoldsItsQueue => !settings.CanRequeue;

    /// <summary>Cancelled when the connector is paused: what waits to be written goes back to the queue.</summary>
    public CancellationToken Going => _going.Token;

    public static string QueueName(string connector) => $"submit-sms-{connector}";

    /// <summary>On a bus that cannot requeue the queue must have its consumer before anything is sent to it.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (!settings.CanRequeue)
        {
            await settings.BusStarted.WaitAsync(cancellationToken);
            _pulling = true;
            await Connect().Ready.WaitAsync(cancellationToken);
        }
    }

    /// <summary>One more bind takes deliveries; returns when the broker delivers.</summary>
    public async Task OpenAsync(BoundBind bind, CancellationToken cancellationToken)
    {
        await settings.BusStarted.WaitAsync(cancellationToken);
        _binds.Add(bind);
        if (await TurnAsync(cancellationToken) is { } ready)
        {
            await ready.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A bind takes no deliveries any more. After the last one pulling stops, and it returns when every delivery at hand is acknowledged or back in the queue.</summary>
    public async Task CloseAsync(BoundBind bind)
    {
        _binds.Remove(bind);
        await TurnAsync(CancellationToken.None);
    }

    /// <summary>Stops pulling, or goes on; what was pulled and is not written goes back to the queue, and what is written is waited for.</summary>
    public async Task PauseAsync(bool paused, CancellationToken cancellationToken)
    {
        if (_paused != paused)
        {
            _going = paused ? _going : new CancellationTokenSource();
            _paused = paused;
            if (paused)
            {
                await _going.CancelAsync();
            }

            await TurnAsync(cancellationToken);
        }
    }

    /// <summary>Takes changed settings; what the broker was told holds until the queue is connected to anew.</summary>
    public void Follow(ConnectorOptions changed) => _connector = changed;

    /// <summary>Ends the endpoint of a connector whose binds are closed; the next bind makes it anew. On a bus that cannot requeue it stays, with what waits in it.</summary>
    public async Task DisconnectAsync(CancellationToken cancellationToken)
    {
        if (settings.CanRequeue && _handle is { } handle)
        {
            (_handle, _pulling) = (null, false);
            await handle.StopAsync(cancellationToken).WaitAsync(DisconnectWithin, time, cancellationToken);
        }
    }

    /// <summary>The process stops: nobody needs to wait for a bind any more.</summary>
    public void End() => _binds.End(new RequeueException($"Connector {connectorName}: the process stops."));

    /// <summary>The bind with the most room; it counts the delivery until it is told that it is done.</summary>
    /// <exception cref="RequeueException">There is none, and the broker can keep the message.</exception>
    public async Task<BoundBind> TakeBindAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_paused)
            {
                _binds.ThrowIfEnded();
                await RetreatAsync(new RequeueException($"Connector {connectorName} is paused."), cancellationToken);
                continue;
            }

            if (_binds.TryTake() is { } bind)
            {
                return bind;
            }

            Task some = _binds.WhenSomeAsync();
            if (!some.IsCompleted && settings.CanRequeue)
            {
                await RetreatAsync(new RequeueException($"Connector {connectorName} is not bound here."), cancellationToken);
            }

            await some.WaitAsync(cancellationToken);
            if (_binds.TryTake() is { } late)
            {
                return late;
            }

            // Those that are there are about to end.
            await RetreatAsync(new RequeueException($"No bind of connector {connectorName} can write."), cancellationToken);
        }
    }

    /// <summary>Gives a delivery back to the broker; with another bind here, or on a bus that cannot requeue, it returns and the caller tries again.</summary>
    /// <exception cref="RequeueException">No bind is left, and the broker can keep the message; or the delivery was given up.</exception>
    public async Task RetreatAsync(Exception reason, CancellationToken cancellationToken)
    {
        await Task.Delay(RetreatPause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if ((settings.CanRequeue && (_binds.Count == 0 || _paused)) || cancellationToken.IsCancellationRequested)
        {
            // Without the cause: a cancellation inside would send the delivery to the _error queue.
            throw new RequeueException(reason.Message);
        }
    }

    public void Dispose() => _turning.Dispose();

    /// <summary>Starts or stops pulling, as the number of binds says.</summary>
    /// <returns>When the broker delivers; null when nothing was started.</returns>
    private async Task<Task?> TurnAsync(CancellationToken cancellationToken)
    {
        await _turning.WaitAsync(cancellationToken);
        try
        {
            bool wanted = _binds.Count > 0 && !_paused;
            if (wanted == _pulling || (!wanted && !settings.CanRequeue))
            {
                return null;
            }

            bool connected = _handle is not null;
            _pulling = wanted;
            if (!wanted)
            {
                await _handle!.ReceiveEndpoint.Stop(CancellationToken.None).WaitAsync(cancellationToken);
                return null;
            }

            HostReceiveEndpointHandle handle = Connect();
            return connected ? handle.ReceiveEndpoint.Start(CancellationToken.None).Ready : handle.Ready;
        }
        finally
        {
            _turning.Release();
        }
    }

    private HostReceiveEndpointHandle Connect() => _handle ??= bus.ConnectReceiveEndpoint(QueueName(connectorName), (_, endpoint) =>
    {
        int prefetch = 2 * _connector.Window * _connector.Binds;
        // This pod may hold one of the slots only, with its share of the rate.
        prefetch = _connector.Tps == 0 ? Math.Clamp(prefetch, 16, 1000) : Math.Clamp(Math.Min(prefetch, HeldSeconds * _connector.Tps / _connector.Binds), 2, 1000);
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
