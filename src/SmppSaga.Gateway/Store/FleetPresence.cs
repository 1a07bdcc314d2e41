using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Store;

/// <summary>Shows the other pods which connectors this pod has bound, and keeps in mind which ones any pod has.</summary>
internal sealed partial class FleetPresence(IPresence presence, IBindStatus binds, LiveOptions live, TimeProvider time, ILogger<FleetPresence> logger) : BackgroundService, IFleetStatus
{
    /// <summary>So long without any bind a connector still counts as usable: a reconnect is shorter.</summary>
    public static readonly TimeSpan Lapse = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private volatile Known? _known;

    public bool IsUsable(string connector) =>
        _known is not { } known || time.GetElapsedTime(known.At) > Lapse || known.Connectors.Contains(connector);

    /// <summary>Shows and looks once.</summary>
    public async Task ExchangeAsync(CancellationToken cancellationToken)
    {
        long asked = time.GetTimestamp();
        foreach (string connector in binds.Binds.Where(x => x is { State: BindState.Bound, Paused: false }).Select(x => x.Connector).Distinct(StringComparer.Ordinal))
        {
            await presence.ShowAsync(connector, Lapse, cancellationToken);
        }

        _known = new Known(await presence.ShownAsync([.. live.Current.Connectors.Keys], cancellationToken), asked);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ToldOnce trouble = new();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ExchangeAsync(stoppingToken).WaitAsync(Lapse / 3, time, stoppingToken);
                trouble.Over();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                (LogLevel level, string reason) = trouble.Met(e);
                LogTrouble(level, reason);
            }
            catch (Exception)
            {
                return;
            }

            await Task.Delay(Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 2048, Message = "Which connectors the other pods have bound is not known: {Reason} Soon all count as usable.")]
    private partial void LogTrouble(LogLevel level, string reason);

    private sealed record Known(IReadOnlySet<string> Connectors, long At);
}
