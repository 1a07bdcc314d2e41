using System.Text;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

/// <summary>A store with nothing in it, of the kind under test.</summary>
public abstract class TestStore : IAsyncDisposable
{
    public abstract IEventStore Events { get; }

    public abstract IOutbox Outbox { get; }

    public abstract ILeases Leases { get; }

    public abstract ICorrelationIndex Index { get; }

    public abstract IPresence Presence { get; }

    /// <summary>Lets time pass on the store's own clock.</summary>
    public abstract Task PassAsync(TimeSpan time);

    public abstract ValueTask DisposeAsync();
}

/// <summary>The promises of one port, to be kept by every kind of store.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    protected static DateTimeOffset Noon { get; } = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    protected TestStore Store { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Store = Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static ReadOnlyMemory<byte> Octets(string text) => Encoding.UTF8.GetBytes(text);

    protected static string[] Texts(IEnumerable<ReadOnlyMemory<byte>> values) => [.. values.Select(static value => Encoding.UTF8.GetString(value.Span))];

    protected abstract TestStore Open();
}

internal static class WholeOutbox
{
    /// <summary>The oldest rows of every shard, shard by shard, at most <paramref name="max"/>.</summary>
    public static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> PeekAsync(this IOutbox outbox, int max)
    {
        List<ReadOnlyMemory<byte>> rows = [];
        for (int shard = 0; shard < await outbox.ShardsAsync() && rows.Count < max; shard++)
        {
            rows.AddRange(await outbox.PeekAsync(shard, max - rows.Count));
        }

        return rows;
    }
}
