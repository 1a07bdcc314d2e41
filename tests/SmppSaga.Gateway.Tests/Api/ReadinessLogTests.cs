using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Api;
using SmppSaga.Gateway.Tests.Store;

namespace SmppSaga.Gateway.Tests.Api;

public sealed class ReadinessLogTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly LogList<ReadinessLog> _log = new();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly ReadinessLog _readiness;
    private string[] _reasons = [];

    public ReadinessLogTests() => _readiness = new ReadinessLog(
        _ => Task.FromResult(new ReadinessReport(_reasons.Length == 0, _reasons, [])), ["bus: in memory", "store: in memory"], _lifetime, _time, _log);

    [Fact]
    public async Task Ready_and_not_ready_and_ready_again_are_told_once_each()
    {
        await LookAsync(3);
        await LookAsync(3, "Redis: not connected.");
        await LookAsync(2);

        Assert.Equal(["4202 Ready", "4203 Not ready: Redis: not connected.", "4204 Ready, after 3 s in which it was not"], _log.Told);
    }

    [Fact]
    public async Task A_reason_that_comes_on_top_is_told_and_one_that_changes_or_goes_is_not()
    {
        await LookAsync(1);
        await LookAsync(1, "Bind main: Waiting. Attempt 1.");
        await LookAsync(1, "Bind main: Binding. Attempt 2.");
        await LookAsync(1, "Redis: not connected.", "Bind main: Waiting. Attempt 2.");
        await LookAsync(1, "Bind main: Waiting. Attempt 3.");

        Assert.Equal(["4202 Ready", "4203 Not ready: Bind main: Waiting. Attempt 1.", "4203 Not ready: Redis: not connected. Bind main: Waiting. Attempt 2."], _log.Told);
    }

    [Fact]
    public async Task A_start_that_takes_a_moment_is_no_outage()
    {
        await LookAsync(4, "Bus: not started.");
        await LookAsync(1);

        Assert.Equal(["4202 Ready"], _log.Told);
    }

    [Fact]
    public async Task A_start_that_hangs_is_told_after_five_seconds()
    {
        await LookAsync(7, "Bus: not started.");

        Assert.Equal(["4203 Not ready: Bus: not started."], _log.Told);
    }

    [Fact]
    public async Task Start_and_stop_are_told_and_nothing_of_what_the_stop_takes_away()
    {
        await _readiness.StartAsync(default);
        _lifetime.NotifyStarted();
        _lifetime.StopApplication();
        _reasons = ["Bind main: Stopped."];
        _time.Advance(TimeSpan.FromSeconds(20));
        await _readiness.StopAsync(default);
        _lifetime.NotifyStopped();

        Assert.Equal(["4201 Started. bus: in memory; store: in memory", "4205 Stopping", "4206 Stopped"], _log.Told);
    }

    public void Dispose() => _readiness.Dispose();

    private async Task LookAsync(int times, params string[] reasons)
    {
        _reasons = reasons;
        for (int i = 0; i < times; i++)
        {
            await _readiness.LookAsync(default);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
