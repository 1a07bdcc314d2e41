using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Api;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>A whole gateway in this process, so that a test can look into it and put its own parts in place of others.</summary>
internal sealed class GatewayInProcess : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _stopped;

    private GatewayInProcess(IHost host, LogLines log) => (_host, Log) = (host, log);

    public LogLines Log { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<GatewayInProcess> StartAsync(Setup setup, Action<IServiceCollection>? services = null)
    {
        LogLines log = new();
        IHost host = GatewayHost.Build(setup.Options(), x => x.SetMinimumLevel(LogLevel.Trace).AddProvider(log), services);
        await host.StartAsync();
        return new GatewayInProcess(host, log);
    }

    public static async Task<GatewayInProcess> StartReadyAsync(Setup setup, Action<IServiceCollection>? services = null)
    {
        GatewayInProcess gateway = await StartAsync(setup, services);
        await gateway.ReadyAsync();
        return gateway;
    }

    public Task<ReadinessReport> ReadinessAsync() => Services.GetRequiredService<Readiness>().CheckAsync();

    public Task ReadyAsync() => Eventually.TrueAsync(async () => (await ReadinessAsync()).Ready, () => $"ready. Log:\n{Log.Text}");

    /// <summary>Waits until it is not ready and a reason has this in it.</summary>
    public Task NotReadyAsync(string because) => Eventually.TrueAsync(
        async () => await ReadinessAsync() is { Ready: false } report && report.Reasons.Any(x => x.Contains(because, StringComparison.Ordinal)),
        () => $"not ready because of '{because}'. Log:\n{Log.Text}");

    /// <summary>The stored records of a message.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> RecordsAsync(Guid smsId) => await Services.GetRequiredService<IEventStore>().ReadAsync(smsId);

    public async Task StopAsync()
    {
        _stopped = true;
        await _host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            await StopAsync();
        }

        _host.Dispose();
    }
}
