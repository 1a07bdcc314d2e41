using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Binds.Rate;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Binds.Rate;

public sealed class RateGateTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_full_queue_of_one_destination_holds_back_that_destination_alone()
    {
        using RateGate gate = Gate(null);

        gate.Answered(StatusClass.QueueFull, "27831111111");
        Task same = gate.TurnAsync("", "27831111111", default).AsTask();

        Assert.True(gate.TurnAsync("", "27832222222", default).AsTask().IsCompletedSuccessfully);
        Assert.False(same.IsCompleted);
        Assert.Equal(double.PositiveInfinity, gate.PerSecond);
        Assert.Contains("1 destinations", gate.Reason, StringComparison.Ordinal);

        _time.Advance(TimeSpan.FromSeconds(10));
        await same;
    }

    [Fact]
    public void Three_full_destinations_slow_the_account()
    {
        using RateGate gate = Gate(null);
        gate.Answered(StatusClass.QueueFull, "1");
        gate.Answered(StatusClass.QueueFull, "2");
        Assert.Equal(double.PositiveInfinity, gate.PerSecond);

        gate.Answered(StatusClass.QueueFull, "3");

        Assert.True(double.IsFinite(gate.PerSecond));
        Assert.Contains("throttles", gate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_destination_that_stays_full_waits_longer_each_time_and_one_that_took_a_part_no_longer()
    {
        FullDestinations full = new(_time);
        foreach (int seconds in new[] { 10, 20, 40, 60, 60 })
        {
            full.Refused("1");
            Task waiting = full.WaitAsync("1", default).AsTask();
            _time.Advance(TimeSpan.FromSeconds(seconds - 1));
            Assert.False(waiting.IsCompleted);
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(waiting.IsCompleted);
        }

        full.Refused("1");
        full.Accepted("1");

        Assert.True(full.WaitAsync("1", default).AsTask().IsCompletedSuccessfully);
        Assert.Equal(0, full.Count);
    }

    [Fact]
    public void Each_sender_has_its_own_pace()
    {
        SenderPacers senders = new(static () => RateShare.Of(1, 1), _time);

        Task[] same = [.. Enumerable.Range(0, 2).Select(_ => senders.TurnAsync("27830002222", default).AsTask())];
        Task other = senders.TurnAsync("27820001111", default).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(1_080));

        Assert.Equal((true, false, true), (same[0].IsCompleted, same[1].IsCompleted, other.IsCompleted));
    }

    [Fact]
    public void The_smaller_of_the_share_and_the_learned_rate_holds_and_half_of_it_at_first()
    {
        LearnedRate learned = new(_time, static () => 0.5);
        using RateGate gate = new(static () => RateShare.Of(5, 1), null, learned, _time);
        Assert.InRange(gate.PerSecond, 2.2, 2.5);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.InRange(gate.PerSecond, 4.5, 5);

        learned.Accepted();
        _time.Advance(TimeSpan.FromSeconds(1.5));
        learned.Accepted();
        learned.Throttled();

        Assert.InRange(gate.PerSecond, 0.5, 1);
    }

    [Fact]
    public void A_bind_without_a_share_says_so()
    {
        RateShare share = RateShare.Of(0, 1);
        using RateGate gate = Gate(() => share);
        Assert.Contains("No share of tps", gate.Reason, StringComparison.Ordinal);

        share = RateShare.Of(1, 1);

        Assert.Equal("", gate.Reason);
    }

    [Theory]
    [InlineData(StatusClass.Ok)]
    [InlineData(StatusClass.Throttled)]
    public async Task However_fast_the_SMSC_answers_no_more_than_the_share_goes_out(StatusClass answer)
    {
        using RateGate gate = Gate(static () => RateShare.Of(2, 1));
        int written = 0;
        Task writing = Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            await gate.TurnAsync("", "27831111111", default);
            using RateRoom room = await gate.RoomAsync("", default);
            Interlocked.Increment(ref written);
            gate.Answered(answer, "27831111111");
        }));

        // Ten seconds, of which the first five have half the share.
        for (int step = 0; step < 1_000; step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Assert.InRange(written, 1, 15);
        Assert.False(writing.IsCompleted);
    }

    private RateGate Gate(Func<RateShare>? share) => new(share, null, new LearnedRate(_time, static () => 0.5), _time);

    [Fact]
    public void A_process_that_stands_still_between_a_turn_and_its_use_brings_no_second_over_the_limit() =>
        NoSecondIsOverTheLimit(static (_, _) => Task.CompletedTask, stands: true);

    /// <summary>As in a process that compiles what it runs.</summary>
    [Fact]
    public void A_part_that_is_long_in_being_written_counts_from_when_it_was() =>
        NoSecondIsOverTheLimit(static (part, time) => Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, 600 - (150 * part))), time));

    private static void NoSecondIsOverTheLimit(Func<int, TimeProvider, Task> write, bool stands = false)
    {
        FakeTimeProvider time = new();
        SteppedThread thread = new(time);
        using RateGate gate = new(() => RateShare.Of(5, 1), null, new LearnedRate(time, static () => 0.5), time);
        List<TimeSpan> at = [];
        long began = time.GetTimestamp();
        for (int each = 0; each < 25; each++)
        {
            int part = each;
            thread.Begin(async () =>
            {
                using RateRoom room = await gate.RoomAsync("", default);
                await write(part, time);
                at.Add(time.GetElapsedTime(began));
            });
        }

        for (int ms = 0; ms < 8_000; ms += 10)
        {
            if (stands && ms % 1_500 == 700)
            {
                // Turns fall due meanwhile, and nobody goes on.
                thread.Post(_ => Enumerable.Range(0, 60).ToList().ForEach(_ => time.Advance(TimeSpan.FromMilliseconds(10))), null);
            }

            thread.Step(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(25, at.Count);
        Assert.All(at, x => Assert.InRange(at.Count(y => y >= x && y <= x + TimeSpan.FromSeconds(1)), 1, 5));
    }
}
