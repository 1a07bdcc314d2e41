namespace SmppSaga.Gateway.Tests.Binds.Rate;

/// <summary>What the SMSC counts in its worst second, and what of the rate is used.</summary>
public sealed class SimulatedFleetTests : IDisposable
{
    private const int All = 50;
    private const int PerSender = 5;
    private readonly SimulatedFleet _fleet = new();

    public void Dispose() => _fleet.Dispose();

    [Fact]
    public void Binds_that_come_one_after_the_other_use_the_rate_and_never_exceed_it()
    {
        foreach (string owner in new[] { "a", "b", "c" })
        {
            _fleet.Bind(owner, All, warm: false).Send(100);
            _fleet.Pass(0.17);
        }

        _fleet.Pass(8);

        Assert.InRange(_fleet.Pass(10), All * 0.9, All);
        Assert.InRange(_fleet.Busiest(), 1, All);
    }

    [Fact]
    public void A_bind_that_is_killed_costs_its_share_for_three_seconds()
    {
        SimulatedBind[] binds = Settled();

        binds[0].Kill();

        Assert.InRange(_fleet.Pass(3), All * 0.6, All * 0.9);
        Assert.InRange(_fleet.Pass(10), All * 0.94, All);
        Assert.InRange(_fleet.Busiest(), 1, All);
    }

    [Fact]
    public void A_bind_that_leaves_or_joins_costs_less_than_a_tenth_of_ten_seconds()
    {
        SimulatedBind[] binds = Settled();

        binds[0].Leave();
        Assert.InRange(_fleet.Pass(10), All * 0.9, All);
        _fleet.Bind("d", All).Send(100);
        Assert.InRange(_fleet.Pass(10), All * 0.9, All);

        Assert.InRange(_fleet.Busiest(), 1, All);
    }

    [Fact]
    public void One_sender_keeps_its_limit_while_its_bind_starts()
    {
        SimulatedBind bind = _fleet.Bind("a", All, PerSender);
        _fleet.Pass(0.05);

        bind.Send(10, "one");
        _fleet.Pass(5);

        Assert.Equal(PerSender, _fleet.Busiest("one"));
    }

    [Fact]
    public void One_sender_keeps_its_limit_after_the_share_of_tps_alone_lapsed()
    {
        SimulatedBind bind = _fleet.Bind("a", All, PerSender).Send(10, "one").Send(10, "two");
        _fleet.Pass(5);

        bind.Store.AwayFor = "main:tps";
        _fleet.Pass(3);
        bind.Store.AwayFor = null;
        _fleet.Pass(5);

        Assert.Equal(PerSender, _fleet.Busiest("one"));
    }

    [Fact]
    public void Many_senders_that_wait_for_the_bind_lose_none_of_its_turns()
    {
        SimulatedBind bind = _fleet.Bind("a", All, PerSender);
        for (int sender = 0; sender < 20; sender++)
        {
            bind.Send(5, $"{sender}");
        }

        _fleet.Pass(3);

        Assert.InRange(_fleet.Pass(10), All * 0.9, All);
        Assert.InRange(_fleet.Busiest(), 1, All);
        Assert.All(Enumerable.Range(0, 20), x => Assert.InRange(_fleet.Busiest($"{x}"), 1, PerSender));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    public void A_store_that_answers_slowly_does_not_stop_the_rate(double seconds)
    {
        SimulatedBind bind = _fleet.Bind("a", All).Send(100);
        bind.Store.Way = () => Task.Delay(TimeSpan.FromSeconds(seconds / 2), _fleet.Time);
        _fleet.Pass(5);

        Assert.InRange(_fleet.Pass(10), All * 0.9, All);
        Assert.InRange(_fleet.Busiest(), 1, All);
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(0.2, 0.5)]
    [InlineData(0.2, 1.0)]
    [InlineData(0.2, 1.25)]
    [InlineData(0.2, 1.5)]
    [InlineData(0.5, 1.0)]
    [InlineData(0.5, 1.25)]
    [InlineData(1.0, 1.25)]
    [InlineData(1.35, 1.25)]
    [InlineData(1.5, 1.0)]
    public void No_second_has_more_than_the_whole_when_one_pod_finds_the_store_empty_before_the_others_do(double down, double later)
    {
        List<SimulatedBind> binds = [];
        foreach (string owner in new[] { "a", "b", "c" })
        {
            binds.Add(_fleet.Bind(owner, All).Send(100));
            _fleet.Pass(0.17);
        }

        _fleet.Pass(8.2);

        _fleet.LoseKeys();
        binds.ForEach(static x => x.Store.Away = true);
        _fleet.Pass(down);
        binds[0].Store.Away = false;
        _fleet.Pass(later);
        binds.ForEach(static x => x.Store.Away = false);
        _fleet.Pass(5);

        Assert.InRange(_fleet.Pass(20), All * 0.9, All);
        Assert.InRange(_fleet.Busiest(), 1, All);
    }

    [Theory]
    [InlineData(2, 5)]
    [InlineData(3, 5)]
    [InlineData(4, 5)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    [InlineData(2, 3)]
    [InlineData(7, 1)]
    public void However_many_binds_share_however_little_they_use_it(int binds, int tps)
    {
        for (int bind = 0; bind < binds; bind++)
        {
            _fleet.Bind($"{bind}", tps).Send(10);
        }

        _fleet.Pass(10);

        Assert.InRange(_fleet.Pass(100), tps * 0.9, tps);
        if (binds <= tps)
        {
            Assert.InRange(_fleet.Busiest(), 1, tps);
        }
    }

    [Fact]
    public void A_bind_that_was_away_uses_nothing_at_once_of_what_the_others_had_meanwhile()
    {
        SimulatedBind[] binds = [.. Enumerable.Range(0, 5).Select(x => _fleet.Bind($"{x}", 5).Send(10))];
        _fleet.Pass(5);
        foreach (SimulatedBind bind in binds)
        {
            for (int phase = 0; phase < 10; phase++)
            {
                bind.Store.Away = true;
                _fleet.Pass(3 + (phase * 0.11));
                bind.Store.Away = false;
                _fleet.Pass(4);
            }
        }

        Assert.InRange(_fleet.Busiest(), 1, 5);
    }

    /// <summary>Three binds that have used the rate for a while.</summary>
    private SimulatedBind[] Settled()
    {
        SimulatedBind[] binds = [.. new[] { "a", "b", "c" }.Select(x =>
        {
            SimulatedBind bind = _fleet.Bind(x, All).Send(100);
            _fleet.Pass(0.17);
            return bind;
        })];
        _fleet.Pass(10);
        return binds;
    }
}
