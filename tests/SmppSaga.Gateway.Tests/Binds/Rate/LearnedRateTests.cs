using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds.Rate;

namespace SmppSaga.Gateway.Tests.Binds.Rate;

/// <summary>Pods that share an account, each with a learned rate of its own, against an SMSC that counts any one second.</summary>
public sealed class LearnedRateTests
{
    private const int StepsPerSecond = 1_000;
    private readonly FakeTimeProvider _time = new();
    private readonly Random _random = new(1);
    private readonly Queue<long> _taken = new();
    private long _step;

    [Fact]
    public void Without_a_refusal_there_is_no_limit() => Assert.Equal(double.PositiveInfinity, new LearnedRate(_time).Current);

    [Theory]
    [InlineData(1, 50)]
    [InlineData(3, 50)]
    [InlineData(3, 500)]
    [InlineData(5, 50)]
    public void Pods_settle_just_below_what_the_account_allows(int pods, int allowed)
    {
        List<Pod> fleet = Fleet(pods);
        Run(fleet, allowed, seconds: 20);

        (int taken, int refused) = Run(fleet, allowed, seconds: 60);

        Assert.InRange(taken / 60.0, allowed * 0.9, allowed);
        Assert.True(refused < 0.02 * (taken + refused), $"{refused} of {taken + refused} were throttled");
    }

    [Fact]
    public void A_limit_that_falls_and_rises_is_followed()
    {
        List<Pod> fleet = Fleet(3);
        Run(fleet, 50, seconds: 30);
        Run(fleet, 5, seconds: 30);

        (int low, _) = Run(fleet, 5, seconds: 60);
        Run(fleet, 50, seconds: 120);
        (int high, int refused) = Run(fleet, 50, seconds: 60);

        Assert.InRange(low / 60.0, 4, 5);
        Assert.InRange(high / 60.0, 45, 50);
        Assert.True(refused < 0.02 * (high + refused), $"{refused} of {high + refused} were throttled");
    }

    [Fact]
    public void The_refusals_of_one_window_cut_once()
    {
        LearnedRate rate = new(_time, static () => 0.5);
        rate.Accepted();
        _time.Advance(TimeSpan.FromSeconds(1.5));
        for (int i = 0; i < 100; i++)
        {
            rate.Accepted();
        }

        rate.Throttled();
        double cut = rate.Current;
        rate.Throttled();
        rate.Throttled();

        Assert.Equal(93, cut, 6);
        Assert.Equal(cut, rate.Current);
    }

    [Fact]
    public void The_refusal_that_ends_the_search_cuts_no_more_than_any_other()
    {
        LearnedRate rate = new(_time, static () => 0.5);
        rate.Accepted();
        _time.Advance(TimeSpan.FromSeconds(1.5));
        rate.Accepted();
        rate.Throttled();
        _time.Advance(TimeSpan.FromSeconds(60));
        double searched = rate.Current;

        rate.Throttled();

        Assert.Equal(searched * 0.93, rate.Current, 6);
    }

    [Fact]
    public void Refusals_that_come_whatever_the_rate_do_not_starve_the_connector()
    {
        LearnedRate rate = new(_time, _random.NextDouble);
        double credit = 0;
        int written = 0;
        for (int i = 0; i < 60 * StepsPerSecond; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            credit += Math.Min(rate.Current / StepsPerSecond, 0.1);
            while (credit >= 1)
            {
                credit--;
                if (++written % 5 == 0)
                {
                    rate.Throttled();
                }
                else
                {
                    rate.Accepted();
                }
            }
        }

        Assert.True(rate.Current > 10, $"{rate.Current} a second are left of 100 after a minute");
    }

    private List<Pod> Fleet(int pods) => [.. Enumerable.Range(0, pods).Select(_ => new Pod(new LearnedRate(_time, _random.NextDouble)))];

    private (int Taken, int Refused) Run(List<Pod> fleet, int allowed, int seconds)
    {
        int taken = 0, refused = 0;
        for (int i = 0; i < seconds * StepsPerSecond; i++, _step++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            foreach (Pod pod in fleet)
            {
                // Without a limit a pod writes as fast as answers come, here one each millisecond.
                pod.Credit += Math.Min(pod.Rate.Current / StepsPerSecond, 1);
                while (pod.Credit >= 1)
                {
                    pod.Credit--;
                    if (Take(allowed))
                    {
                        taken++;
                        pod.Rate.Accepted();
                    }
                    else
                    {
                        refused++;
                        pod.Rate.Throttled();
                    }
                }
            }
        }

        return (taken, refused);
    }

    private bool Take(int allowed)
    {
        while (_taken.TryPeek(out long first) && first <= _step - StepsPerSecond)
        {
            _taken.Dequeue();
        }

        if (_taken.Count >= allowed)
        {
            return false;
        }

        _taken.Enqueue(_step);
        return true;
    }

    private sealed class Pod(LearnedRate rate)
    {
        public LearnedRate Rate { get; } = rate;

        public double Credit { get; set; }
    }
}
