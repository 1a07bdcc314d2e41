using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds.Rate;

namespace SmppSaga.Gateway.Tests.Binds.Rate;

public sealed class PaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Without_a_limit_nobody_waits()
    {
        using Pacer pacer = new(() => double.PositiveInfinity, _time);

        for (int i = 0; i < 1_000; i++)
        {
            Assert.True(pacer.TurnAsync(default).AsTask().IsCompletedSuccessfully);
        }
    }

    [Fact]
    public void Turns_come_evenly_and_in_order()
    {
        using Pacer pacer = new(() => 10, _time);

        List<int> at = Completions(Enumerable.Range(0, 5).Select(_ => pacer.TurnAsync(default).AsTask()), 600);

        Assert.Equal([100, 200, 300, 400, 500], at);
    }

    [Fact]
    public void A_pause_is_not_caught_up_on()
    {
        using Pacer pacer = new(() => 10, _time);
        _time.Advance(TimeSpan.FromMinutes(1));

        List<int> at = Completions(Enumerable.Range(0, 3).Select(_ => pacer.TurnAsync(default).AsTask()), 300);

        Assert.Equal([0, 80, 180], at);
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_hold_the_next_one()
    {
        using Pacer pacer = new(() => 1, _time);
        using CancellationTokenSource impatient = new();
        Task first = pacer.TurnAsync(impatient.Token).AsTask();
        Task second = pacer.TurnAsync(default).AsTask();

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal([1_000], Completions([second], 1_100));
    }

    [Fact]
    public void A_rate_that_rises_counts_for_whoever_waits()
    {
        double rate = 0.1;
        using Pacer pacer = new(() => rate, _time);
        Task waiting = pacer.TurnAsync(default).AsTask();
        Advance(1_000);

        rate = 100;

        Assert.InRange(Assert.Single(Completions([waiting], 1_000)), 0, 250);
    }

    [Fact]
    public void No_second_has_more_than_the_share_however_many_ask_at_once()
    {
        SpanGuard guard = new(() => RateShare.Of(50, 1), _time);

        List<int> at = Completions(Turns(guard, 150), 5_000, guard);

        Assert.Equal(150, at.Count);
        Assert.All(at, x => Assert.True(at.Count(y => y >= x && y <= x + 1_000) <= 50));
        // Evenly: a burst that is held up for a moment on its way would meet the next one.
        Assert.All(at, x => Assert.True(at.Count(y => y >= x && y <= x + 100) <= 6));
    }

    [Fact]
    public void The_first_second_stays_empty_since_another_pod_may_have_used_the_share()
    {
        SpanGuard guard = new(() => RateShare.Of(3, 1), _time);

        List<int> at = Completions([guard.TurnAsync(default).AsTask()], 1_500, guard);

        Assert.InRange(Assert.Single(at), 1_001, 1_100);
    }

    [Fact]
    public void At_a_rate_of_nothing_nobody_gets_a_turn_until_it_rises()
    {
        double rate = 0;
        using Pacer pacer = new(() => rate, _time);
        Task waiting = pacer.TurnAsync(default).AsTask();
        Advance(10_000);
        Assert.False(waiting.IsCompleted);

        rate = 10;

        Assert.InRange(Assert.Single(Completions([waiting], 1_000)), 0, 250);
    }

    [Fact]
    public void A_share_that_grows_counts_its_new_parts_as_just_used_and_leaves_the_old_ones_their_turns()
    {
        RateShare share = RateShare.Of(2, 1);
        using SpanGuard guard = new(() => share, _time);
        Advance(2_200);
        Use(guard, 1);
        share = RateShare.Of(5, 1);

        List<int> at = Completions(Turns(guard, 5), 2_000, guard);

        Assert.Equal(0, at[0]);
        Assert.All(at[1..], static x => Assert.InRange(x, 1_001, 1_600));
    }

    [Fact]
    public void A_share_that_shrinks_holds_at_once()
    {
        RateShare share = RateShare.Of(5, 1);
        using SpanGuard guard = new(() => share, _time);
        Advance(2_200);
        Use(guard, 5);
        Advance(100);

        share = RateShare.Of(2, 1);
        List<int> at = Completions(Turns(guard, 3), 3_000, guard);

        Assert.InRange(at[0], 901, 1_000);
        Assert.InRange(at[2], 1_902, 2_100);
    }

    [Fact]
    public void A_share_that_lapses_gives_no_turn_to_whoever_waits()
    {
        RateShare share = RateShare.Of(2, 1);
        using SpanGuard guard = new(() => share, _time);
        Task waiting = guard.TurnAsync(default).AsTask();
        share = RateShare.Of(0, 1);
        Advance(10_000);
        Assert.False(waiting.IsCompleted);

        share = RateShare.Of(2, 1);

        Assert.InRange(Assert.Single(Completions([waiting], 2_000, guard)), 1_001, 1_300);
    }

    [Fact]
    public void A_part_that_went_late_counts_from_when_it_went()
    {
        SpanGuard guard = new(() => RateShare.Of(1, 1), _time);
        Task late = guard.TurnAsync(default).AsTask(), next = guard.TurnAsync(default).AsTask();

        _time.Advance(TimeSpan.FromMilliseconds(1_900));
        Assert.True(late.IsCompleted);
        guard.Used();

        Assert.InRange(Assert.Single(Completions([next], 1_500, guard)), 1_001, 1_100);
    }

    [Fact]
    public void No_second_has_more_than_the_share_after_the_process_stood_still_while_many_waited()
    {
        SpanGuard guard = new(() => RateShare.Of(5, 1), _time);
        List<Task> waiting = [.. Enumerable.Range(0, 30).Select(_ => guard.TurnAsync(default).AsTask())];
        Advance(700);
        _time.Advance(TimeSpan.FromSeconds(4));

        List<int> at = Completions(waiting, 8_000, guard);

        Assert.Equal(30, at.Count);
        Assert.All(at, x => Assert.True(at.Count(y => y >= x && y <= x + 1_000) <= 5));
    }

    [Fact]
    public async Task Turns_that_are_given_up_are_not_used_up()
    {
        SpanGuard guard = new(() => RateShare.Of(5, 1), _time);
        using CancellationTokenSource pause = new();
        List<Task> given = [.. Enumerable.Range(0, 50).Select(_ => guard.TurnAsync(pause.Token).AsTask())];
        await pause.CancelAsync();

        Assert.InRange(Assert.Single(Completions([guard.TurnAsync(default).AsTask()], 1_500, guard)), 1_001, 1_100);
        Assert.All(given, static x => Assert.True(x.IsCanceled));
    }

    [Fact]
    public void A_turn_counts_from_when_its_part_is_written()
    {
        using SpanGuard guard = new(() => RateShare.Of(1, 1), _time);
        Advance(1_100);
        Task turn = guard.TurnAsync(default).AsTask();
        Advance(5_000);
        Assert.True(turn.IsCompleted && guard.Stands());
        Advance(5_000);
        guard.Used();

        Assert.InRange(Assert.Single(Completions(Turns(guard, 1), 1_500, guard)), 1_001, 1_100);
    }

    [Fact]
    public void A_held_turn_is_lost_with_its_share_though_that_is_back_before_it_is_used()
    {
        RateShare share = RateShare.Of(2, 1);
        using SpanGuard guard = new(() => share, _time);
        Advance(2_200);
        Assert.All(Turns(guard, 2), static x => Assert.True(x.IsCompleted));
        share = RateShare.Of(1, 1);
        guard.Look();
        share = RateShare.Of(2, 1);

        Assert.False(guard.Stands());
        Assert.True(guard.Stands());
        guard.Used();

        Assert.InRange(Completions(Turns(guard, 2), 1_500, guard)[0], 1_001, 1_100);
    }

    [Fact]
    public void A_share_that_is_lost_during_a_write_is_no_turn_too_much_afterwards()
    {
        RateShare share = RateShare.Of(1, 1);
        using SpanGuard guard = new(() => share, _time);
        Advance(1_100);
        Assert.True(guard.TurnAsync(default).AsTask().IsCompleted && guard.Stands());
        share = RateShare.Of(0, 1);
        guard.Look();
        guard.Used();
        share = RateShare.Of(1, 1);

        Assert.InRange(Assert.Single(Completions(Turns(guard, 2), 1_500, guard)), 1_001, 1_300);
    }

    [Fact]
    public void A_turn_that_is_lost_while_it_is_used_counts_against_the_share_that_came_back()
    {
        RateShare share = RateShare.Of(1, 1);
        using SpanGuard guard = new(() => share, _time);
        Advance(1_100);
        Assert.True(guard.TurnAsync(default).AsTask().IsCompleted && guard.Stands());
        share = RateShare.Of(0, 1);
        guard.Look();
        share = RateShare.Of(1, 1);
        guard.Look();
        Advance(1_050);

        guard.Used();

        Assert.InRange(Assert.Single(Completions(Turns(guard, 1), 1_500, guard)), 1_001, 1_100);
    }

    [Fact]
    public void A_share_that_shrinks_leaves_the_turns_that_are_free_first()
    {
        RateShare share = RateShare.Of(50, 1);
        using SpanGuard guard = new(() => share, _time);
        Assert.Equal(100, Completions(Turns(guard, 100), 3_200, guard).Count);
        share = RateShare.Of(10, 1);

        Assert.Equal(10, Completions(Turns(guard, 20), 300, guard).Count);
    }

    private static Task[] Turns(SpanGuard guard, int count) => [.. Enumerable.Range(0, count).Select(_ => guard.TurnAsync(default).AsTask())];

    private static void Use(SpanGuard guard, int count)
    {
        Assert.All(Turns(guard, count), static x => Assert.True(x.IsCompleted));
        for (int i = 0; i < count; i++)
        {
            guard.Used();
        }
    }

    /// <summary>After how many milliseconds each task was complete, within so many; a turn of the guard is used at once.</summary>
    private List<int> Completions(IEnumerable<Task> tasks, int within, SpanGuard? guard = null)
    {
        List<Task> open = [.. tasks];
        List<int> at = [];
        for (int ms = 0; ms <= within; ms++)
        {
            foreach (Task done in open.Where(static x => x.IsCompleted))
            {
                at.Add(ms);
                guard?.Used();
            }

            open.RemoveAll(static x => x.IsCompleted);
            Advance(1);
        }

        return at;
    }

    private void Advance(int milliseconds)
    {
        for (int i = 0; i < milliseconds; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }
}
