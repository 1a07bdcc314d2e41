using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmppSaga.Gateway.Api;

/// <summary>Tells the life of the process in the log: started, ready, not ready and why, ready again, stopping, stopped. It looks once a second.</summary>
/// <param name="check">What /health/ready answers.</param>
/// <param name="summary">What the settings amount to, in lines without secrets.</param>
/// <param name="lifetime">The process.</param>
/// <param name="time">The clock of the looks.</param>
/// <param name="logger">Where it is told.</param>
internal sealed partial class ReadinessLog(
    Func<CancellationToken, Task<ReadinessReport>> check, IEnumerable<string> summary, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ReadinessLog> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    // A start takes a moment, and is not told as an outage.
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(5);
    private readonly string _summary = string.Join("; ", summary);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly long _born = time.GetTimestamp();
    private bool? _ready;
    private long _since;

    /// <summary>Looks once, and tells what is new.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        ReadinessReport report = await check(cancellationToken);
        if (report.Ready)
        {
            TellReady();
        }
        else if (_ready is not null || time.GetElapsedTime(_born) >= StartsWithin)
        {
            TellNotReady(report.Reasons);
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => LogStarted(_summary));
        lifetime.ApplicationStopping.Register(LogStopping);
        lifetime.ApplicationStopped.Register(LogStopped);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What goes away because the process stops is no news.
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        while (true)
        {
            await Task.Delay(Poll, time, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ending.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await LookAsync(ending.Token);
            }
            catch (Exception) when (ending.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void TellReady()
    {
        if (_told.Count > 0)
        {
            LogReadyAgain(time.GetElapsedTime(_since).TotalSeconds);
        }
        else if (_ready is null)
        {
            LogReady();
        }

        _ready = true;
        _told.Clear();
    }

    /// <summary>Once for all that a reason may be about: how it stands with a bind that tries again and again changes all the time.</summary>
    private void TellNotReady(IReadOnlyList<string> reasons)
    {
        _since = _told.Count == 0 ? time.GetTimestamp() : _since;
        _ready = false;
        int before = _told.Count;
        _told.UnionWith(reasons.Select(static x => x.Split(':')[0]));
        if (_told.Count > before)
        {
            LogNotReady(string.Join(' ', reasons));
        }
    }

    [LoggerMessage(4201, LogLevel.Information, "Started. {Summary}")]
    private partial void LogStarted(string summary);

    [LoggerMessage(4202, LogLevel.Information, "Ready")]
    private partial void LogReady();

    [LoggerMessage(4203, LogLevel.Error, "Not ready: {Reasons}")]
    private partial void LogNotReady(string reasons);

    [LoggerMessage(4204, LogLevel.Information, "Ready, after {Seconds:0} s in which it was not")]
    private partial void LogReadyAgain(double seconds);

    [LoggerMessage(4205, LogLevel.Information, "Stopping")]
    private partial void LogStopping();

    [LoggerMessage(4206, LogLevel.Information, "Stopped")]
    private partial void LogStopped();
}
