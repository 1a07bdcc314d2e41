using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Store;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Gateway.Tests.Configuration;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store;

public sealed class FleetPresenceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Away _store;
    private readonly LiveOptions _live = new(GatewayYaml.Options("""
        routing: { routes: [ { connectors: [a, b] } ] }
        connectors: { a: { host: h, system_id: s }, b: { host: h, system_id: s } }
        """));

    private readonly Board _hereBinds = new();
    private readonly FleetPresence _here;
    private readonly FleetPresence _there;

    public FleetPresenceTests()
    {
        _store = new Away(new MemoryPresence(new MemoryStore(_time)));
        _here = new FleetPresence(_store, _hereBinds, _live, _time, NullLogger<FleetPresence>.Instance);
        _there = new FleetPresence(_store, new Board(), _live, _time, NullLogger<FleetPresence>.Instance);
    }

    [Fact]
    public async Task A_connector_that_another_pod_has_bound_is_usable_and_one_that_nobody_has_is_not()
    {
        Assert.True(_there.IsUsable("b"));

        _hereBinds.Set(("a", BindState.Bound), ("b", BindState.Waiting));
        await ExchangeAsync();

        Assert.Equal((true, false), (_there.IsUsable("a"), _there.IsUsable("b")));
    }

    [Fact]
    public async Task A_connector_stays_usable_for_a_while_after_its_last_bind()
    {
        _hereBinds.Set(("a", BindState.Bound));
        await ExchangeAsync();
        _hereBinds.Set(("a", BindState.Waiting));

        _time.Advance(FleetPresence.Lapse - TimeSpan.FromSeconds(1));
        await ExchangeAsync();
        Assert.True(_there.IsUsable("a"));

        _time.Advance(TimeSpan.FromSeconds(2));
        await ExchangeAsync();
        Assert.False(_there.IsUsable("a"));
    }

    [Fact]
    public async Task What_is_not_known_any_more_counts_as_usable()
    {
        await ExchangeAsync();
        Assert.False(_there.IsUsable("a"));

        _store.IsAway = true;
        await Assert.ThrowsAsync<TimeoutException>(() => _there.ExchangeAsync(default));
        _time.Advance(FleetPresence.Lapse + TimeSpan.FromSeconds(1));

        Assert.True(_there.IsUsable("a"));
    }

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    private async Task ExchangeAsync()
    {
        await _here.ExchangeAsync(default);
        await _there.ExchangeAsync(default);
    }

    private sealed class Board : IBindStatus
    {
        public IReadOnlyList<BindStatus> Binds { get; private set; } = [];

        public void Set(params (string Connector, BindState State)[] binds) => Binds = [.. binds.Select(x => new BindStatus(x.Connector, 0, x.State, "", default, 1, 10, 0))];
    }

    private sealed class Away(IPresence inner) : IPresence
    {
        public bool IsAway { get; set; }

        public ValueTask ShowAsync(string name, TimeSpan timeToLive, CancellationToken cancellationToken = default) =>
            IsAway ? throw new TimeoutException() : inner.ShowAsync(name, timeToLive, cancellationToken);

        public ValueTask<IReadOnlySet<string>> ShownAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken = default) =>
            IsAway ? throw new TimeoutException() : inner.ShownAsync(names, cancellationToken);
    }
}
