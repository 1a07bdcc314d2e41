using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Store.Memory;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class BindTurnTests
{
    private static readonly ConnectorOptions Main = new() { Host = ["smpp.example"], SystemId = "acme", Password = "wrong" };
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryLeases _leases;
    private readonly List<BindTurn> _pods;

    public BindTurnTests()
    {
        _leases = new MemoryLeases(new MemoryStore(_time));
        _pods = [.. Enumerable.Range(0, 3).Select(x => Pod($"pod {x}", Main))];
    }

    [Fact]
    public async Task All_pods_together_knock_after_a_minute_then_twice_as_late_each_time_up_to_15_minutes()
    {
        // The waits of one pod in series; each attempt is another pod's.
        double[] expected = [60, 120, 240, 480, 900, 900, 900];
        for (int attempt = 0; attempt < expected.Length; attempt++)
        {
            (int refusals, TimeSpan wait) = await RefuseAsync(await TakeAsync(_pods[attempt % 3]));
            Assert.Equal(attempt + 1, refusals);
            Assert.InRange(wait.TotalSeconds, expected[attempt] * 0.8, Math.Min(expected[attempt] * 1.2, 900));

            Assert.True(await NobodyMayAsync(wait));
        }
    }

    [Fact]
    public async Task One_bind_of_the_account_is_tried_at_a_time()
    {
        BindTurn.Turn first = await TakeAsync(_pods[0]);
        int told = -1;
        Task<BindTurn.Turn> second = _pods[1].TakeAsync(x => told = x, TestContext.Current.CancellationToken);
        Task<BindTurn.Turn> same = _pods[0].TakeAsync(static _ => { }, TestContext.Current.CancellationToken);
        await PassAsync(TimeSpan.FromSeconds(30));
        Assert.False(second.IsCompleted || same.IsCompleted);
        Assert.Equal(0, told);

        await first.DisposeAsync();
        Task<BindTurn.Turn> next = await PassUntilAsync(Task.WhenAny(second, same));
        Task<BindTurn.Turn> last = next == second ? same : second;
        Assert.False(last.IsCompleted);
        await (await next).DisposeAsync();
        await (await PassUntilAsync(last)).DisposeAsync();
    }

    [Fact]
    public async Task A_pod_that_dies_in_its_turn_keeps_nobody_longer_than_a_lease()
    {
        ConnectorOptions dying = Main with { Timers = new TimerOptions { Lease = TimeSpan.FromSeconds(10) } };
        await _leases.TryAcquireAsync(TurnName, "a pod that died", dying.Timers.Lease, TestContext.Current.CancellationToken);
        long from = _time.GetTimestamp();

        await using BindTurn.Turn turn = await PassUntilAsync(_pods[1].TakeAsync(static _ => { }, TestContext.Current.CancellationToken));

        Assert.True(_time.GetElapsedTime(from) >= dying.Timers.Lease);
    }

    [Fact]
    public async Task Asked_for_or_with_other_credentials_the_next_attempt_is_at_once()
    {
        await RefuseAsync(await TakeAsync(_pods[0]));
        await RefuseAsync(await PassUntilAsync(_pods[1].TakeAsync(static _ => { }, TestContext.Current.CancellationToken)));

        await using (await TakeAsync(Pod("mended", Main with { Password = "right" })))
        {
        }

        await _pods[2].ForgetAsync(TestContext.Current.CancellationToken);
        (int refusals, TimeSpan wait) = await RefuseAsync(await TakeAsync(_pods[0]));

        // From the shortest wait again.
        Assert.Equal(1, refusals);
        Assert.InRange(wait.TotalSeconds, 48, 72);
    }

    [Fact]
    public async Task Who_waits_is_told_how_often_the_credentials_were_refused()
    {
        await RefuseAsync(await TakeAsync(_pods[0]));
        TaskCompletionSource<int> told = new();
        using CancellationTokenSource enough = new();

        Task<BindTurn.Turn> waiting = _pods[1].TakeAsync(told.SetResult, enough.Token);

        Assert.Equal(1, await told.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private BindTurn Pod(string name, ConnectorOptions connector) => new("main", connector, _leases, name, _time, NullLogger.Instance);

    private static Task<BindTurn.Turn> TakeAsync(BindTurn pod) => pod.TakeAsync(static _ => Assert.Fail("somebody else has the turn"), TestContext.Current.CancellationToken);

    private static async Task<(int Refusals, TimeSpan Wait)> RefuseAsync(BindTurn.Turn turn)
    {
        await using (turn)
        {
            return await turn.RefusedAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The turn is held until the wait is over, and free right after it.</summary>
    private async Task<bool> NobodyMayAsync(TimeSpan wait)
    {
        string turn = TurnName;
        _time.Advance(wait - TimeSpan.FromMilliseconds(1));
        bool held = await _leases.HolderAsync(turn) is not null;
        _time.Advance(TimeSpan.FromMilliseconds(1));
        return held && await _leases.HolderAsync(turn) is null;
    }

    private static string TurnName => BindTurn.LeaseName("main", Main);

    private async Task PassAsync(TimeSpan time)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private async Task<T> PassUntilAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        return await task;
    }
}
