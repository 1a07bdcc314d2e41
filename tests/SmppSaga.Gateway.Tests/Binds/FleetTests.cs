using Microsoft.Extensions.Logging.Abstractions;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Binds.Control;
using SmppSaga.Gateway.Binds.Rate;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Store;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Gateway.Tests.Store.Contract;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>Several pods in this process over one store and an SMSC that only binds. Their bus never starts, so nothing is pulled.</summary>
public sealed class FleetTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly BindingSmsc _smsc = new();
    private readonly MemoryStore _store = new(TimeProvider.System);
    private readonly List<Pod> _pods = [];
    private ConnectorOptions _connector = null!;

    public ValueTask InitializeAsync()
    {
        // A lease that a busy machine does not let lapse, and that is soon over.
        _connector = new()
        {
            Host = ["127.0.0.1"], Port = _smsc.Port, SystemId = "acme", Bind = BindMode.Receiver, Timers = new TimerOptions { Lease = TimeSpan.FromSeconds(1.5) },
        };
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_pods.Select(x => x.DisposeAsync().AsTask()));
        await _smsc.DisposeAsync();
    }

    [Fact]
    public async Task A_pod_alone_holds_all_slots_and_lists_each()
    {
        Pod pod = await StartAsync(_connector with { Binds = 3 });

        await UntilAsync(() => pod.Bound == 3, "three binds");

        Assert.Equal([0, 1, 2], pod.Board.Binds.Select(x => x.Slot));
        Assert.All(pod.Board.Binds, x => Assert.Equal((BindState.Bound, true), (x.State, x.Epoch > 0)));
        Assert.Equal(3, _smsc.Most);
    }

    [Fact]
    public async Task A_pod_that_joins_gets_its_share_and_never_are_there_more_binds_than_slots()
    {
        Pod first = await StartAsync(_connector with { Binds = 4 });
        await UntilAsync(() => first.Bound == 4, "four binds on the first");

        Pod second = await StartAsync(_connector with { Binds = 4 });
        await UntilAsync(() => first.Bound == 2 && second.Bound == 2, "two binds on each");
        Pod third = await StartAsync(_connector with { Binds = 4 });
        await UntilAsync(() => new[] { first, second, third }.Select(x => x.Bound).Order().SequenceEqual([1, 1, 2]), "two, one and one");

        Assert.Equal(4, _smsc.Most);
    }

    [Fact]
    public async Task A_pod_too_many_says_so_and_takes_over_what_another_gives_back()
    {
        Pod first = await StartAsync(_connector);
        await UntilAsync(() => first.Bound == 1, "bound");
        Pod second = await StartAsync(_connector);
        await UntilAsync(() => second.Board.Binds is [{ State: BindState.Elsewhere }], "elsewhere");

        await first.DisposeAsync();

        await UntilAsync(() => second.Bound == 1, "taken over");
        Assert.Equal(1, _smsc.Most);
        Assert.Equal(BindState.Stopped, Assert.Single(first.Board.Binds).State);
    }

    [Fact]
    public async Task The_binds_of_all_pods_share_each_rate_and_give_it_back_at_the_end()
    {
        ConnectorOptions limited = _connector with { Bind = BindMode.Transceiver, Binds = 2, Tps = 50, TpsPerSender = 7 };
        Pod first = await StartAsync(limited);
        Pod second = await StartAsync(limited);
        await UntilAsync(() => first.Bound == 1 && second.Bound == 1, "one bind on each");
        await UntilAsync(() => Asked("main:tps", 50) == new Dealt(0, 16) && Asked("main:tps_per_sender", 7) == new Dealt(0, 2), "both ask for both rates");

        await first.DisposeAsync();
        await second.DisposeAsync();

        Assert.Equal((new Dealt(50, 50), new Dealt(7, 7)), (Asked("main:tps", 50), Asked("main:tps_per_sender", 7)));
    }

    [Fact]
    public async Task A_pod_that_loses_the_store_ends_its_bind_before_another_takes_the_slot()
    {
        Pod first = await StartAsync(_connector);
        await UntilAsync(() => first.Bound == 1, "bound");
        Pod second = await StartAsync(_connector);
        await UntilAsync(() => second.Board.Binds is [{ State: BindState.Elsewhere }], "elsewhere");

        first.Leases.Away = true;

        await UntilAsync(() => second.Bound == 1, "taken over");
        Assert.Equal(1, _smsc.Most);
        Assert.Equal(0, first.Bound);
    }

    [Fact]
    public async Task Each_session_has_an_epoch_of_its_own()
    {
        Pod pod = await StartAsync(_connector);
        await UntilAsync(() => pod.Bound == 1, "bound");
        long before = pod.Board.Binds[0].Epoch;

        Assert.Single(_smsc.Sessions).Abort("the test cuts the connection");

        await UntilAsync(() => pod.Bound == 1 && pod.Board.Binds[0].Epoch != before, "bound again");
        Assert.True(pod.Board.Binds[0].Epoch > before);
    }

    [Fact]
    public async Task An_SMSC_that_unbinds_is_bound_anew()
    {
        Pod pod = await StartAsync(_connector);
        await UntilAsync(() => pod.Bound == 1, "bound");
        long before = pod.Board.Binds[0].Epoch;

        await Assert.Single(_smsc.Sessions).UnbindAsync(TimeSpan.FromSeconds(1));

        await UntilAsync(() => pod.Bound == 1 && pod.Board.Binds[0].Epoch > before, "bound again");
        Assert.Equal((2, 1), (_smsc.Requests, _smsc.Most));
    }

    [Fact]
    public async Task Wrong_credentials_are_tried_by_one_pod_for_all_and_mended_at_once_by_another_password()
    {
        _smsc.OnBind = static x => x.Password == "right" ? CommandStatus.ESME_ROK : CommandStatus.ESME_RINVPASWD;
        ConnectorOptions wrong = _connector with { Binds = 3, AuthBackoff = TimeSpan.FromHours(1) };
        List<Pod> pods = [await StartAsync(wrong), await StartAsync(wrong), await StartAsync(wrong)];

        await UntilAsync(() => pods.TrueForAll(static pod => pod.Board.Binds is { Count: > 0 } binds && binds.All(static x => x.State == BindState.Waiting && x.Detail.Contains("refused", StringComparison.OrdinalIgnoreCase))), "all wait");
        Assert.Equal(1, _smsc.Requests);
        Assert.Contains(pods.SelectMany(x => x.Board.Binds), static x => x.Detail.Contains("ESME_RINVPASWD", StringComparison.Ordinal));

        await pods[0].DisposeAsync();
        Pod mended = await StartAsync(wrong with { Password = "right" });
        await UntilAsync(() => mended.Bound > 0, "bound");
    }

    [Fact]
    public async Task An_SMSC_that_still_holds_a_dead_bind_is_asked_again_in_seconds_and_is_no_wrong_password()
    {
        _smsc.OnBind = static _ => CommandStatus.ESME_RALYBND;
        Pod pod = await StartAsync(_connector);
        await UntilAsync(() => pod.Board.Binds is [{ State: BindState.Waiting, Detail: var detail }] && detail.Contains("ESME_RALYBND", StringComparison.Ordinal), "waits");

        _smsc.OnBind = static _ => CommandStatus.ESME_ROK;
        await UntilAsync(() => pod.Bound == 1, "bound");

        Assert.Equal(2, _smsc.Requests);
        Assert.Equal(1, pod.Board.Binds[0].Epoch);
    }

    [Fact]
    public async Task A_pair_is_bound_when_both_halves_are_and_ends_with_either_of_them()
    {
        _smsc.OnBind = static x => x is BindReceiver ? CommandStatus.ESME_RBINDFAIL : CommandStatus.ESME_ROK;
        Pod pod = await StartAsync(_connector with { Bind = BindMode.Pair });
        await UntilAsync(() => pod.Board.Binds is [{ State: BindState.Waiting, Detail: var detail }] && detail.Contains("ESME_RBINDFAIL", StringComparison.Ordinal), "half a pair is none");
        await UntilAsync(() => _smsc.Sessions.Count == 0, "the other half is not left behind");

        _smsc.OnBind = static _ => CommandStatus.ESME_ROK;
        await UntilAsync(() => pod.Bound == 1, "bound");
        Assert.Equal((1, 1), (_smsc.Count<BindTransmitter>(), _smsc.Count<BindReceiver>()));
        long before = pod.Board.Binds[0].Epoch;

        _smsc.Sessions.Single(x => x.State == SmppSessionState.BoundRx).Abort("the test cuts the receiver");

        await UntilAsync(() => pod.Bound == 1 && pod.Board.Binds[0].Epoch > before, "bound again, as a pair of one epoch");
        Assert.Equal((1, 1), (_smsc.Count<BindTransmitter>(), _smsc.Count<BindReceiver>()));
    }

    [Fact]
    public async Task A_session_that_binds_as_the_store_goes_away_is_not_left_behind()
    {
        Pod? pod = null;
        _smsc.OnBind = _ =>
        {
            pod!.Leases.Away = _smsc.Requests == 1;
            return CommandStatus.ESME_ROK;
        };
        pod = await StartAsync(_connector);
        await UntilAsync(() => pod.Leases.Away, "asked to bind");
        await UntilAsync(() => _smsc.Sessions.Count == 0, "the session is ended");

        pod.Leases.Away = false;

        await UntilAsync(() => pod.Bound == 1, "bound again");
        Assert.Equal(1, _smsc.Most);
    }

    [Fact]
    public async Task The_next_host_of_the_list_is_tried_when_one_cannot_be_reached()
    {
        Pod pod = await StartAsync(_connector with { Host = ["127.255.255.254", "127.0.0.1"] });

        await UntilAsync(() => pod.Bound == 1, "bound");
    }

    [Fact]
    public async Task A_pause_is_seen_by_every_pod_also_by_one_that_starts_later_and_the_binds_stay()
    {
        Pod first = await StartAsync(_connector with { Binds = 2 });
        await UntilAsync(() => first.Bound == 2, "bound");

        Assert.True(await first.Control.PauseAsync("main", default));
        Assert.False(await first.Control.PauseAsync("main", default));
        Pod second = await StartAsync(_connector with { Binds = 2 });

        await UntilAsync(() => first.Bound == 1 && second.Bound == 1 && first.Board.Binds.Concat(second.Board.Binds).All(x => x.Paused && x.Detail.Contains("paused", StringComparison.Ordinal)), "both paused and bound");
        Assert.True(await second.Control.ResumeAsync("main", default));
        await UntilAsync(() => first.Board.Binds.Concat(second.Board.Binds).All(x => !x.Paused), "both resumed");
    }

    [Fact]
    public async Task A_rebind_ends_the_session_politely_and_ends_the_wait_after_a_refusal()
    {
        Pod pod = await StartAsync(_connector with { AuthBackoff = TimeSpan.FromHours(1) });
        await UntilAsync(() => pod.Bound == 1, "bound");
        long before = pod.Board.Binds[0].Epoch;

        await pod.Control.RebindAsync("main", default);
        await UntilAsync(() => pod.Bound == 1 && pod.Board.Binds[0].Epoch > before, "bound anew");

        _smsc.OnBind = static _ => CommandStatus.ESME_RINVPASWD;
        Assert.Single(_smsc.Sessions).Abort("the test cuts the connection");
        await UntilAsync(() => pod.Board.Binds is [{ State: BindState.Waiting, Detail: var detail }] && detail.Contains("ESME_RINVPASWD", StringComparison.Ordinal), "refused");
        _smsc.OnBind = static _ => CommandStatus.ESME_ROK;

        // Two that come at the same time count as one, so it asks until it is heard.
        await UntilAsync(() => pod.Control.RebindAsync("main", default).IsCompletedSuccessfully && pod.Bound == 1, "bound at once");
    }

    [Fact]
    public async Task A_rebind_with_wrong_credentials_knocks_once_for_the_whole_fleet()
    {
        _smsc.OnBind = static _ => CommandStatus.ESME_RINVPASWD;
        ConnectorOptions wrong = _connector with { Binds = 3, AuthBackoff = TimeSpan.FromHours(1) };
        List<Pod> pods = [await StartAsync(wrong), await StartAsync(wrong), await StartAsync(wrong)];
        await UntilAsync(() => Refused(pods, 1), "refused once, known to all");

        await pods[0].Control.RebindAsync("main", default);

        await UntilAsync(() => _smsc.Requests == 2, "tried once more");
        await UntilAsync(() => pods.TrueForAll(x => x.Leases.Reads > 0), "asked");
        pods.ForEach(x => x.Leases.Reads = 0);
        // By then every pod has looked at what is wanted several times.
        await UntilAsync(() => pods.TrueForAll(static x => x.Leases.Reads > 40), "all have looked again");
        Assert.Equal(2, _smsc.Requests);
    }

    [Fact]
    public async Task A_session_that_binds_while_the_store_hangs_is_ended_before_another_pod_takes_the_slot()
    {
        Pod? first = null;
        _smsc.OnBind = _ =>
        {
            first!.Leases.Hangs |= _smsc.Requests == 1;
            return CommandStatus.ESME_ROK;
        };
        first = await StartAsync(_connector);
        await UntilAsync(() => first.Leases.Hangs, "asked to bind");

        Pod second = await StartAsync(_connector);

        await UntilAsync(() => second.Bound == 1, "taken over");
        Assert.Equal(1, _smsc.Most);
    }

    [Fact]
    public async Task A_stop_that_meets_store_trouble_unbinds_all_the_same()
    {
        Pod pod = await StartAsync(_connector);
        await UntilAsync(() => pod.Bound == 1, "bound");

        pod.Leases.FailsWhenCancelled = true;
        await UntilAsync(() => pod.Leases.IsAsked, "the store is asked");
        await pod.DisposeAsync();

        await UntilAsync(() => _smsc.Sessions.Count == 0, "unbound");
    }

    [Fact]
    public async Task An_SMSC_that_never_answers_the_bind_is_given_up_in_time_and_tried_again()
    {
        await using SilentSmsc silent = new();
        Pod pod = await StartAsync(_connector with { Port = silent.Port, BindTimeout = TimeSpan.FromSeconds(1) });

        await UntilAsync(
            () => pod.Board.Binds is [{ State: BindState.Waiting, NextAttemptAt: not null, Detail: var detail }] && detail.Contains("the bind was not answered within 1 s", StringComparison.Ordinal), "given up");
        await UntilAsync(() => silent.Connections >= 2, "tried a second time");

        Assert.Equal((1, 0), (silent.Most, pod.Bound));
    }

    [Fact]
    public async Task A_pod_that_cannot_connect_leaves_the_slot_to_one_that_can()
    {
        Pod lost = await StartAsync(_connector with { Host = ["127.255.255.254"] });
        await UntilAsync(() => lost.Board.Binds is [{ State: BindState.Waiting }], "cannot connect");

        Pod good = await StartAsync(_connector);

        await UntilAsync(() => good.Bound == 1, "bound");
        Assert.Contains("left to other pods", Assert.Single(lost.Board.Binds).Detail, StringComparison.Ordinal);
    }

    private static bool Refused(List<Pod> pods, int times) => pods.TrueForAll(pod =>
        pod.Board.Binds is { Count: > 0 } binds && binds.All(x => x.State == BindState.Waiting && x.Detail.Contains(times == 1 ? "efused once" : $"efused {times} times", StringComparison.Ordinal)));

    /// <summary>What one more bind would be told now; it does not stay.</summary>
    private Dealt Asked(string rate, int parts)
    {
        MemoryLeases leases = new(_store);
        Dealt dealt = leases.DealAsync(rate, "one more", parts * FleetRate.PerPart, FleetRate.PerPart, 0, FleetRate.Life).AsTask().Result;
        _ = leases.ReturnAsync(rate, "one more").AsTask();
        return new Dealt(dealt.Pieces / FleetRate.PerPart, dealt.Due / FleetRate.PerPart);
    }

    private async Task<Pod> StartAsync(ConnectorOptions connector)
    {
        Pod pod = new(connector, _store);
        _pods.Add(pod);
        await pod.StartAsync();
        return pod;
    }

    private static async Task UntilAsync(Func<bool> condition, string what)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"not within {Patience.TotalSeconds} s: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private sealed class Pod : IAsyncDisposable
    {
        private readonly ConnectorMember _member;
        private bool _stopped;

        public ConnectorControl Control { get; }

        public Pod(ConnectorOptions connector, MemoryStore store)
        {
            Leases = new LosableLeases(new MemoryLeases(store));
            SubmitEndpointSettings settings = new(true, static _ => { }, new TaskCompletionSource().Task);
            SubmitEndpoint endpoint = new("main", connector, null!, null!, settings, TimeProvider.System);
            Control = new ConnectorControl(Leases);
            BindNews news = new(null!, settings, new GatewayOptions(), PodName.Create(), TimeProvider.System, NullLogger<BindNews>.Instance);
            _member = new ConnectorMember(
                "main", connector, Leases, PodName.Create(), endpoint, null!, null!, Board, new SubmitGate(new MemoryStoreHealth(), NullLogger<SubmitGate>.Instance), Control, news, TimeProvider.System, NullLogger<ConnectorMember>.Instance);
        }

        public BindStatusBoard Board { get; } = new();

        public LosableLeases Leases { get; }

        public int Bound => Board.Binds.Count(static x => x.State == BindState.Bound);

        public Task StartAsync() => _member.StartAsync(CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            if (!_stopped)
            {
                _stopped = true;
                await _member.StopAsync(CancellationToken.None);
                _member.Dispose();
            }
        }
    }
}
