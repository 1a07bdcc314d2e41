using System.Globalization;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>One bind's shares of its connector's rates, as far as there are limits.</summary>
internal sealed class FleetRates
{
    private readonly FleetRate? _tps;
    private readonly FleetRate? _perSender;

    private FleetRates(FleetRate? tps, FleetRate? perSender) => (_tps, _perSender) = (tps, perSender);

    /// <summary>The share of tps at the moment; null without a limit.</summary>
    public Func<RateShare>? Tps => _tps is { } rate ? () => rate.Share : null;

    /// <summary>The share of tps_per_sender at the moment; null without a limit.</summary>
    public Func<RateShare>? TpsPerSender => _perSender is { } rate ? () => rate.Share : null;

    public static FleetRates Of(ConnectorOptions connector, BindRef bind, ILeases leases, TimeProvider time, ILogger logger)
    {
        // A receiver submits nothing, and would leave its share idle.
        FleetRate? Rate(string key, int rate) => rate == 0 || connector.Bind == BindMode.Receiver
            ? null
            : new FleetRate($"{bind.Connector}:{key}", rate, leases, string.Create(CultureInfo.InvariantCulture, $"{bind.Slot:00000}:{bind.Epoch}"), time, logger);

        return new FleetRates(Rate("tps", connector.Tps), Rate("tps_per_sender", connector.TpsPerSender));
    }

    /// <summary>Keeps the shares until cancelled, and gives them back.</summary>
    public Task KeepAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_tps?.KeepAsync(cancellationToken) ?? Task.CompletedTask, _perSender?.KeepAsync(cancellationToken) ?? Task.CompletedTask);
}
