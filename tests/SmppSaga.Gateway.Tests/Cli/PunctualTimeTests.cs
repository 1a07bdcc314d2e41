using SmppSaga.Cli.Bench;

namespace SmppSaga.Gateway.Tests.Cli;

public sealed class PunctualTimeTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);
    private readonly PunctualTime _time = new();

    public void Dispose() => _time.Dispose();

    [Fact]
    public async Task A_timer_rings_no_more_than_half_a_millisecond_early()
    {
        for (int round = 0; round < 20; round++)
        {
            long begun = _time.GetTimestamp();

            await Task.Delay(Soon, _time, TestContext.Current.CancellationToken);

            Assert.InRange(_time.GetElapsedTime(begun).TotalMilliseconds, 9.5, double.MaxValue);
        }
    }

    [Fact]
    public async Task Timers_ring_in_the_order_of_their_times_and_one_that_was_set_anew_not_at_its_old_one()
    {
        List<int> rung = [];
        TaskCompletionSource last = new();
        using ITimer late = _time.CreateTimer(_ => last.SetResult(), null, Soon * 10, Timeout.InfiniteTimeSpan);
        using ITimer early = _time.CreateTimer(_ => rung.Add(1), null, Soon, Timeout.InfiniteTimeSpan);
        using ITimer changed = _time.CreateTimer(_ => rung.Add(2), null, Soon, Timeout.InfiniteTimeSpan);
        changed.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        await last.Task;

        Assert.Equal([1], rung);
    }

    [Fact]
    public async Task A_timer_with_a_period_rings_again_and_again()
    {
        using SemaphoreSlim rung = new(0);
        using ITimer timer = _time.CreateTimer(_ => rung.Release(), null, Soon, Soon);

        for (int round = 0; round < 3; round++)
        {
            Assert.True(await rung.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        }
    }
}
