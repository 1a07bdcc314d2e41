using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds.Rate;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Gateway.Tests.Store.Contract;

namespace SmppSaga.Gateway.Tests.Binds.Rate;

/// <summary>Binds of several pods that share 50 parts a second, on one clock.</summary>
public sealed class FleetRateTests : IAsyncDisposable
{
    private const int All = 50;
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryLeases _store;
    private readonly List<Member> _members = [];

    public FleetRateTests() => _store = new MemoryLeases(new MemoryStore(_time));

    public async ValueTask DisposeAsync()
    {
        foreach (Member member in _members)
        {
            await member.DisposeAsync();
        }
    }

    [Fact]
    public async Task Whoever_is_alone_has_everything_at_once()
    {
        Member only = Join("a");

        await PassAsync(TimeSpan.FromMilliseconds(20));

        Assert.Equal(All, only.Parts);
    }

    [Fact]
    public async Task Nothing_may_go_before_the_store_has_dealt()
    {
        Member only = Join("a", away: true);

        await PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(0, only.Parts);
    }

    [Fact]
    public async Task Who_joins_has_its_share_within_a_second_and_all_together_never_more_than_the_whole()
    {
        Member a = Join("a");
        await PassAsync(TimeSpan.FromSeconds(3));
        Member b = Join("b"), c = Join("c");

        await PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal((17, 17, 16), (a.Parts, b.Parts, c.Parts));
    }

    [Fact]
    public async Task What_a_killed_bind_had_is_dealt_anew_within_three_seconds_and_not_before_it_counts_it_as_lost()
    {
        (Member a, Member b) = await TwoAsync();

        b.Store.Away = true;
        await PassAsync(TimeSpan.FromSeconds(3));

        Assert.Equal((All, 0), (a.Parts, b.Parts));
    }

    [Fact]
    public async Task What_a_bind_gives_back_is_dealt_anew_at_the_next_renewal()
    {
        (Member a, Member b) = await TwoAsync();

        await b.StopAsync();
        await PassAsync(TimeSpan.FromMilliseconds(600));

        Assert.Equal((All, 0), (a.Parts, b.Parts));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_stops_everybody_in_time_and_lets_them_go_on_afterwards()
    {
        (Member a, Member b) = await TwoAsync();

        (a.Store.Hangs, b.Store.Hangs) = (true, true);
        await PassAsync(FleetRate.Life);
        Assert.Equal((0, 0), (a.Parts, b.Parts));

        (a.Store.Hangs, b.Store.Hangs) = (false, false);
        await PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal((25, 25), (a.Parts, b.Parts));
    }

    [Fact]
    public async Task An_answer_that_is_lost_makes_nobody_use_what_another_one_still_uses()
    {
        Member a = Join("a");
        await PassAsync(TimeSpan.FromSeconds(3));
        a.Store.LosesAnswers = true;
        Member b = Join("b");

        // It keeps what it knows of for as long as that holds; the newcomer gets nothing before.
        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((All, 0), (a.Parts, b.Parts));

        a.Store.LosesAnswers = false;
        await PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal((25, 25), (a.Parts, b.Parts));
    }

    [Fact]
    public async Task Fewer_parts_than_binds_are_shared_by_taking_turns()
    {
        Member a = Join("a", rate: 2), b = Join("b", rate: 2), c = Join("c", rate: 2);

        await PassAsync(TimeSpan.FromSeconds(3));

        Assert.All([a, b, c], static x => Assert.Equal((1, 1.5), (x.Share.Parts, Math.Round(x.Share.Span.TotalSeconds, 1))));
    }

    private async Task<(Member A, Member B)> TwoAsync()
    {
        (Member a, Member b) = (Join("a"), Join("b"));
        await PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal((25, 25), (a.Parts, b.Parts));
        return (a, b);
    }

    [Fact]
    public void Where_there_is_no_limit_and_on_a_bind_that_submits_nothing_there_is_no_share()
    {
        static FleetRates Of(ConnectorOptions connector) => FleetRates.Of(connector, Sample.Bind, null!, TimeProvider.System, NullLogger.Instance);

        Assert.Equal((null, null), (Of(new()).Tps, Of(new()).TpsPerSender));
        Assert.Equal((false, true), (Of(new() { Tps = 1 }).Tps is null, Of(new() { Tps = 1 }).TpsPerSender is null));
        Assert.Equal((true, false), (Of(new() { TpsPerSender = 1 }).Tps is null, Of(new() { TpsPerSender = 1 }).TpsPerSender is null));
        Assert.Equal((null, null), (Of(new() { Tps = 1, Bind = BindMode.Receiver }).Tps, Of(new() { TpsPerSender = 1, Bind = BindMode.Receiver }).TpsPerSender));
    }

    private Member Join(string owner, bool away = false, int rate = All)
    {
        Member member = new(owner, rate, new LosableLeases(_store) { Away = away }, _time);
        _members.Add(member);
        return member;
    }

    /// <summary>Lets time pass, and holds at every step that nobody exceeds the whole.</summary>
    private async Task PassAsync(TimeSpan span)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromMilliseconds(10))
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
            Assert.InRange(_members.Sum(static x => x.Parts), 0, All);
        }
    }

    private sealed class Member : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly FleetRate _rate;
        private readonly Task _run;

        public Member(string owner, int rate, LosableLeases store, TimeProvider time)
        {
            Store = store;
            _rate = new FleetRate("main:tps", rate, store, owner, time, NullLogger.Instance);
            _run = _rate.KeepAsync(_stop.Token);
        }

        public LosableLeases Store { get; }

        public RateShare Share => _rate.Share;

        public int Parts => Share.Parts;

        public async Task StopAsync()
        {
            Store.Hangs = false;
            await _stop.CancelAsync();
            await _run;
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            _stop.Dispose();
        }
    }
}
