using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Store;
using SmppSaga.Gateway.Store.Memory;
using StackExchange.Redis;

namespace SmppSaga.Gateway.Tests.Store;

public sealed class StoreWatchTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly LogList<StoreWatch> _log = new();
    private readonly Health _health = new();
    private readonly StoreWatch _watch;

    public StoreWatchTests()
    {
        MemoryStore store = new(_time);
        IBusControl bus = Bus.Factory.CreateUsingInMemory(static _ => { });
        _watch = new StoreWatch(
            new MemoryOutbox(store), _health, new SubmitGate(_health, NullLogger<SubmitGate>.Instance), bus, new GatewayOptions(), PodName.Create(), _time, _log);
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_once_and_once_that_it_is_back()
    {
        _health.Trouble = new RedisConnectionException(
            ConnectionFailureType.SocketClosed, CommandFlags.None, "SocketClosed (ReadEndOfStream, 0-read) on 127.0.0.1:6379/Interactive, Idle/MarkProcessed, last: EVALSHA", null, CommandStatus.Unknown);
        await _watch.StartAsync(default);
        await LooksAsync(_health.Looks + 6);
        _health.Trouble = null;
        await LooksAsync(_health.Looks + 4);
        await _watch.StopAsync(default);

        Assert.Equal(2, _log.Told.Count);
        Assert.StartsWith("2034 The store is away: SocketClosed (ReadEndOfStream, 0-read) on 127.0.0.1:6379/Interactive. ", _log.Told[0], StringComparison.Ordinal);
        Assert.StartsWith("2035 The store is back after ", _log.Told[1], StringComparison.Ordinal);
    }

    public void Dispose() => _watch.Dispose();

    private async Task LooksAsync(int looks)
    {
        for (int i = 0; i < 3_000 && _health.Looks < looks; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    private sealed class Health : IStoreHealth
    {
        private int _looks;

        public volatile Exception? Trouble;

        public int Looks => Volatile.Read(ref _looks);

        public string? LossSuspected => null;

        public ValueTask<string?> TroubleAsync(CancellationToken cancellationToken = default) => new((string?)null);

        public ValueTask<string?> CheckLossAsync(CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _looks);
            return Trouble is { } trouble ? throw trouble : new((string?)null);
        }

        public ValueTask MarkLossAsync(DateTimeOffset at, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask<DateTimeOffset?> LossMarkedAsync(CancellationToken cancellationToken = default) => new((DateTimeOffset?)null);
    }
}
