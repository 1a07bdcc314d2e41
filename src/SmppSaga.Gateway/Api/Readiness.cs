using MassTransit;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Api;

/// <summary>Whether this pod can send: the bus is connected, the store keeps what it is given, and a bind is up, here or, with every slot taken, elsewhere.</summary>
internal sealed class Readiness(IBusControl bus, BusFaults faults, IStoreHealth store, IBindStatus binds)
{
    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken = default)
    {
        List<string> reasons = [];
        BusHealthResult health = bus.CheckHealth();
        // A submit queue that is not pulled from says nothing about the bus: its connector is paused or not bound, and says so itself.
        string[] ill = [.. health.Endpoints.Where(static x => x.Value.Status != BusHealthStatus.Healthy).Select(static x => x.Key).Where(static x => !x.Contains("/submit-sms-", StringComparison.Ordinal))];
        if (health.Status == BusHealthStatus.Unhealthy || ill.Length > 0)
        {
            Exception? cause = health.Endpoints.Keys.Select(faults.Latest).FirstOrDefault(static x => x is not null) ?? health.Exception;
            reasons.Add(Reason.Sentence($"Bus: {bus.Address.GetLeftPart(UriPartial.Authority)}: {health.Description}") + (cause is null ? "" : $" {Reason.Of(cause)}"));
        }

        if (await TroubleAsync(cancellationToken) is { } trouble)
        {
            reasons.Add(trouble);
        }

        IReadOnlyList<BindStatus> all = binds.Binds;
        if (!all.Any(x => x is { State: BindState.Bound or BindState.Elsewhere, Paused: false }))
        {
            reasons.AddRange(all.Count == 0 ? ["No connector is configured."] : all.Select(x => $"Bind {x.Connector}: {x.State}. {x.Detail}"));
        }

        return new ReadinessReport(reasons.Count == 0, reasons, [.. all.Select(x => $"{x.Connector}/{x.Slot}: {x.State}, {x.Outstanding} of {x.Window} outstanding. {x.Detail}")]);
    }

    private async ValueTask<string?> TroubleAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.TroubleAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return $"Redis: {Reason.Of(e)}";
        }
    }
}

/// <summary>The answer of /health/ready.</summary>
internal sealed record ReadinessReport(bool Ready, IReadOnlyList<string> Reasons, IReadOnlyList<string> Binds);
