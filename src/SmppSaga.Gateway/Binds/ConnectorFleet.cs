using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Binds;

/// <summary>
/// The connectors of this pod. They drain side by side: one slow SMSC must not eat the others' time to stop. When the settings change, those that
/// are different drain and start again, new ones start, and those that are gone drain; the others notice nothing.
/// </summary>
internal sealed partial class ConnectorFleet(LiveOptions live, ConnectorFleet.Factory create, BindStatusBoard board, ILogger<ConnectorFleet> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<string, ConnectorUnit> _units = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SubmitEndpoint> _kept = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1, 1);
    private bool _stopped;

    /// <summary>Makes a connector; its endpoint is kept when it had one before.</summary>
    public delegate ConnectorUnit Factory(string name, ConnectorOptions connector, SubmitEndpoint? endpoint);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        live.Changed += OnChanged;
        return FollowAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        live.Changed -= OnChanged;
        Volatile.Write(ref _stopped, true);
        // A change that drains one of them must not hold up the others; what it starts meanwhile is ended after it.
        Task ended = Task.WhenAll(_units.Values.Select(x => x.EndAsync(cancellationToken)));
        await _one.WaitAsync(cancellationToken);
        await Task.WhenAll(_units.Values.Select(x => x.EndAsync(cancellationToken)).Append(ended));
        _one.Release();
    }

    /// <summary>Brings the connectors to what the settings of now say.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            IReadOnlyDictionary<string, ConnectorOptions> wanted = live.Current.Connectors;
            string[] other = [.. _units.Where(x => !wanted.TryGetValue(x.Key, out ConnectorOptions? now) || GatewayChanges.Differs(x.Value.Options, now)).Select(x => x.Key)];
            string[] fresh = [.. wanted.Keys.Where(x => !_units.ContainsKey(x))];
            await Task.WhenAll(other.Concat(fresh).Select(x => ReplaceAsync(x, _units.GetValueOrDefault(x), wanted.GetValueOrDefault(x), cancellationToken)));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        foreach (ConnectorUnit unit in _units.Values)
        {
            unit.Worker.Dispose();
            unit.Endpoint.Dispose();
        }

        foreach (SubmitEndpoint endpoint in _kept.Values)
        {
            endpoint.Dispose();
        }

        _one.Dispose();
    }

    private async Task ReplaceAsync(string name, ConnectorUnit? old, ConnectorOptions? wanted, CancellationToken cancellationToken)
    {
        if (old is not null)
        {
            try
            {
                await old.StopAsync(cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // A broker that is away must not keep the new settings from their bind: that one waits for the queue by itself.
                LogTrouble(Reason.Of(e));
            }

            old.Worker.Dispose();
        }

        if (wanted is null || Volatile.Read(ref _stopped))
        {
            if (old is { Endpoint.HoldsItsQueue: true } && !Volatile.Read(ref _stopped))
            {
                // What waits in it is nowhere else, and the connector may come back.
                _kept[name] = old.Endpoint;
            }
            else
            {
                old?.Endpoint.End();
                old?.Endpoint.Dispose();
            }

            board.Hide(name);
            _units.TryRemove(name, out _);
            return;
        }

        ConnectorUnit unit = create(name, wanted, old?.Endpoint ?? (_kept.TryRemove(name, out SubmitEndpoint? kept) ? kept : null));
        _units[name] = unit;

        await unit.Worker.StartAsync(cancellationToken);
    }

    private void OnChanged(object? sender, EventArgs e) => _ = Task.Run(async () =>
    {
        try
        {
            await FollowAsync(CancellationToken.None);
        }
        catch (Exception trouble)
        {
            LogTrouble(Reason.Of(trouble));
        }
    });

    [LoggerMessage(3071, LogLevel.Error, "The connectors follow the changed settings with trouble: {Reason}")]
    private partial void LogTrouble(string reason);
}

/// <summary>One connector of this pod while its settings stay the same.</summary>
/// <param name="Options">Its settings.</param>
/// <param name="Endpoint">Its queue's endpoint.</param>
/// <param name="Worker">What binds.</param>
internal sealed record ConnectorUnit(ConnectorOptions Options, SubmitEndpoint Endpoint, ConnectorMember Worker)
{
    /// <summary>Drains and leaves the queue; the next worker connects to it anew.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Worker.StopAsync(cancellationToken);
        await Endpoint.DisconnectAsync(cancellationToken);
    }

    /// <summary>Drains because the process stops: nobody needs to wait for a bind any more.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Worker.StopAsync(cancellationToken);
        }
        finally
        {
            Endpoint.End();
        }
    }
}
