using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class LeaseKeeperTests : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(9);
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedLeases _leases = new();
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task Renews_every_third_of_the_life_for_as_long_as_it_is_wanted()
    {
        Task keeping = Keep();

        for (int third = 1; third <= 10; third++)
        {
            await PassAThirdAsync();
            Assert.Equal(third, _leases.Renewals);
        }

        Assert.False(keeping.IsCompleted);
        await _stop.CancelAsync();
        await EndOfAsync(keeping);
    }

    [Fact]
    public async Task Gives_up_at_once_when_somebody_else_holds_it()
    {
        _leases.Renew = static () => Task.FromResult(false);

        Task keeping = Keep();
        await PassAThirdAsync();

        await EndOfAsync(keeping);
    }

    [Fact]
    public async Task Gives_up_before_the_lease_can_lapse_when_the_store_is_away()
    {
        _leases.Renew = static () => throw new IOException("away");

        Task keeping = Keep();
        await PassAThirdAsync();
        Assert.False(keeping.IsCompleted);
        await PassAThirdAsync();

        await EndOfAsync(keeping);
    }

    [Fact]
    public async Task Gives_up_before_the_lease_can_lapse_when_the_store_does_not_answer()
    {
        _leases.Renew = static () => new TaskCompletionSource<bool>().Task;

        Task keeping = Keep();
        await PassAThirdAsync();
        _time.Advance(Life / 3);

        await EndOfAsync(keeping);
    }

    [Fact]
    public async Task Gives_up_before_the_lease_can_lapse_when_the_store_fails_first_and_then_does_not_answer()
    {
        int calls = 0;
        _leases.Renew = () => ++calls == 1 ? throw new IOException("away") : new TaskCompletionSource<bool>().Task;

        Task keeping = Keep();
        await PassAThirdAsync();
        await PassAThirdAsync();
        _time.Advance(Life / 6);

        await EndOfAsync(keeping);
    }

    [Fact]
    public async Task A_process_that_stood_still_is_not_sure_of_its_lease_and_stores_no_intent()
    {
        await using BindUnderTest other = await BindUnderTest.StartAsync();
        LeaseKeeper keeper = new(_leases, new Lease("main:0", 1), "me", Life, _time, NullLogger.Instance);
        BoundBind bind = new("main", new ConnectorOptions(), new BindRef("main", 0, 1), new Lease("main:0", 1), keeper, other.Bind.Session, other.Bind.Rate, new BindFigures(1), _time, CancellationToken.None);
        _time.Advance(Life * 4 / 6);
        bind.EnsureLeased();
        Assert.True(keeper.Sure && bind.Usable);

        _time.Advance(Life / 6);

        Assert.False(keeper.Sure || bind.Usable);
        Assert.Throws<RequeueException>(bind.EnsureLeased);
    }

    [Fact]
    public async Task The_life_of_a_lease_counts_from_before_it_was_asked_for_and_from_each_renewal()
    {
        long asked = _time.GetTimestamp();
        _time.Advance(Life / 2);
        LeaseKeeper keeper = new(_leases, new Lease("main:0", 1), "me", Life, _time, NullLogger.Instance, asked);
        Task keeping = keeper.KeepAsync(_stop.Token);
        _time.Advance(Life / 3 - TimeSpan.FromTicks(1));
        Assert.True(keeper.Sure);
        await PassUntilRenewedAsync(TimeSpan.FromTicks(2));

        Assert.True(keeper.Sure);
        await _stop.CancelAsync();
        await EndOfAsync(keeping);
    }

    [Fact]
    public async Task One_failed_renewal_is_made_good_by_the_next()
    {
        int calls = 0;
        _leases.Renew = () => ++calls % 2 == 1 ? throw new IOException("away") : Task.FromResult(true);

        Task keeping = Keep();
        for (int third = 0; third < 10; third++)
        {
            await PassAThirdAsync();
        }

        Assert.False(keeping.IsCompleted);
        await _stop.CancelAsync();
        await EndOfAsync(keeping);
    }

    public void Dispose() => _stop.Dispose();

    private Task Keep() => new LeaseKeeper(_leases, new Lease("main:0", 1), "me", Life, _time, NullLogger.Instance).KeepAsync(_stop.Token);

    // What never ends is told, not waited for.
    private static Task EndOfAsync(Task keeping) => keeping.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

    private Task PassAThirdAsync() => PassUntilRenewedAsync(Life / 3);

    private async Task PassUntilRenewedAsync(TimeSpan time)
    {
        int before = _leases.Renewals;
        _time.Advance(time);
        while (_leases.Renewals == before)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        // What follows a renewal runs on another thread: the keeper must be waiting again before time goes on.
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
    }

    private sealed class ScriptedLeases : ILeases
    {
        private int _renewals;

        public Func<Task<bool>> Renew { get; set; } = static () => Task.FromResult(true);

        public int Renewals => Volatile.Read(ref _renewals);

        public ValueTask<Lease?> TryAcquireAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public async ValueTask<bool> RenewAsync(Lease lease, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _renewals);
            return await Renew();
        }

        public ValueTask ReleaseAsync(Lease lease, string owner, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<LeaseHolder?> HolderAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<long> CurrentEpochAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<int> ShareAsync(string name, string owner, TimeSpan timeToLive, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<Dealt> DealAsync(string name, string owner, int pieces, int lot, int held, TimeSpan timeToLive, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask ReturnAsync(string name, string owner, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
