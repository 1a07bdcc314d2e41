using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis;

namespace SmppSaga.Gateway.Store;

/// <summary>Ready only while Redis can be reached and its settings keep what it is given (store.allow_unsafe lets settings pass).</summary>
internal sealed class RedisStoreHealth(RedisStoreConnection connection, RedisStoreGuard guard, StoreOptions options) : IStoreHealth
{
    public string? LossSuspected => connection.LossSuspected;

    public async ValueTask<string?> CheckLossAsync(CancellationToken cancellationToken = default) => await guard.CheckGenerationAsync(cancellationToken);

    public async ValueTask MarkLossAsync(DateTimeOffset at, CancellationToken cancellationToken = default) => await guard.MarkLossAsync(at, options.Retention, cancellationToken);

    public async ValueTask<DateTimeOffset?> LossMarkedAsync(CancellationToken cancellationToken = default) => await guard.LossMarkedAsync(cancellationToken);

    public async ValueTask<string?> TroubleAsync(CancellationToken cancellationToken = default)
    {
        if (!connection.IsConnected)
        {
            return "Redis: not connected; connecting goes on in the background.";
        }

        if (options.AllowUnsafe)
        {
            return LossSuspected;
        }

        IReadOnlyList<string> findings = await guard.InspectAsync(cancellationToken);
        return findings.Count == 0 ? null : string.Join(' ', findings);
    }
}

/// <summary>The embedded store is always there, and gone with its process.</summary>
internal sealed class MemoryStoreHealth : IStoreHealth
{
    public string? LossSuspected => null;

    public ValueTask<string?> CheckLossAsync(CancellationToken cancellationToken = default) => new((string?)null);

    public ValueTask MarkLossAsync(DateTimeOffset at, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask<DateTimeOffset?> LossMarkedAsync(CancellationToken cancellationToken = default) => new((DateTimeOffset?)null);

    public ValueTask<string?> TroubleAsync(CancellationToken cancellationToken = default) => new((string?)null);
}
