using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class AnswerWatchTests
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _reconnects = [];

    [Theory]
    [InlineData(10, 5, true)]
    [InlineData(10, 6, false)]
    [InlineData(3, 1, true)]
    [InlineData(3, 2, false)]
    [InlineData(1, 1, false)]
    public void More_than_half_a_window_timed_out_closes_the_gate(int window, int timedOut, bool open)
    {
        AnswerWatch watch = Watch(window);

        TimeOut(watch, timedOut);

        Assert.Equal(open, watch.WaitAsync(default).IsCompleted);
    }

    [Fact]
    public void An_answer_between_them_keeps_it_open()
    {
        AnswerWatch watch = Watch(10);
        TimeOut(watch, 5);

        watch.Written();
        watch.Answered();
        TimeOut(watch, 5);

        Assert.True(watch.WaitAsync(default).IsCompleted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_opens_it_at_once_a_late_one_too(bool late)
    {
        AnswerWatch watch = Watch(2);
        watch.Written();
        TimeOut(watch, 2);
        Task waiting = watch.WaitAsync(default);
        Assert.False(waiting.IsCompleted);

        watch.Answered(late);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(watch.WaitAsync(default).IsCompleted);
    }

    [Fact]
    public async Task It_opens_after_ten_seconds_and_closes_again_when_another_half_times_out()
    {
        AnswerWatch watch = Watch(2);
        TimeOut(watch, 2);
        Task waiting = watch.WaitAsync(default);
        _time.Advance(TimeSpan.FromMilliseconds(9_999));
        Assert.False(waiting.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(watch.WaitAsync(default).IsCompleted);
        TimeOut(watch, 2);

        Assert.False(watch.WaitAsync(default).IsCompleted);
    }

    [Fact]
    public async Task Whoever_waits_gives_up_when_the_bind_drains()
    {
        AnswerWatch watch = Watch(1);
        TimeOut(watch, 1);
        using CancellationTokenSource draining = new();
        Task waiting = watch.WaitAsync(draining.Token);

        await draining.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void Not_one_answer_for_twice_the_timeout_means_a_new_session()
    {
        AnswerWatch watch = Watch(10);
        watch.Written();
        _time.Advance(ResponseTimeout - TimeSpan.FromSeconds(1));
        watch.Written();
        _time.Advance(TimeSpan.FromSeconds(1));
        watch.TimedOut();
        watch.Written();
        _time.Advance(ResponseTimeout - TimeSpan.FromMilliseconds(1));
        Assert.Empty(_reconnects);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(["the SMSC answered no submit_sm for 60 s"], _reconnects);
    }

    [Fact]
    public void Time_in_which_nothing_was_outstanding_does_not_count()
    {
        AnswerWatch watch = Watch(10);
        watch.Written();
        _time.Advance(ResponseTimeout);
        watch.TimedOut();
        _time.Advance(TimeSpan.FromHours(1));
        watch.Written();
        _time.Advance(ResponseTimeout - TimeSpan.FromMilliseconds(1));
        Assert.Empty(_reconnects);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        watch.TimedOut();

        Assert.NotEmpty(_reconnects);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_answer_starts_the_count_again(bool late)
    {
        AnswerWatch watch = Watch(10);
        watch.Written();
        watch.Written();
        _time.Advance(2 * ResponseTimeout - TimeSpan.FromSeconds(1));

        watch.Answered(late);
        _time.Advance(2 * ResponseTimeout - TimeSpan.FromSeconds(1));
        Assert.Empty(_reconnects);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Single(_reconnects);
    }

    [Fact]
    public void An_idle_bind_and_one_whose_submits_were_never_written_stay()
    {
        AnswerWatch watch = Watch(10);
        watch.Written();
        watch.Ended();

        _time.Advance(TimeSpan.FromDays(1));

        Assert.Empty(_reconnects);
    }

    [Fact]
    public async Task A_bind_whose_SMSC_is_silent_ends_its_session()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync(new SmppSaga.Gateway.Configuration.ConnectorOptions { Window = 1, EnquireLinkInterval = TimeSpan.FromHours(1) }, silent: true);
        for (int i = 0; i < 2; i++)
        {
            SmppSaga.Smpp.RequestSlot slot = await bind.Bind.Session.ReserveAsync();
            Task sent = bind.Bind.SendAsync(slot, new SmppSaga.Smpp.SubmitSm { DestinationAddr = "27831234567" });
            for (int second = 0; second < 31; second++)
            {
                bind.Time.Advance(TimeSpan.FromSeconds(1));
            }

            await Assert.ThrowsAnyAsync<SmppSaga.Smpp.SmppException>(() => sent.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        Assert.Contains("answered no submit_sm for 60 s", (await bind.Bind.Session.Closed.WaitAsync(TimeSpan.FromSeconds(30))).Detail, StringComparison.Ordinal);
    }

    private AnswerWatch Watch(int window) => new(window, ResponseTimeout, _time, _reconnects.Add);

    private static void TimeOut(AnswerWatch watch, int count)
    {
        for (int i = 0; i < count; i++)
        {
            watch.Written();
            watch.TimedOut();
        }
    }
}
