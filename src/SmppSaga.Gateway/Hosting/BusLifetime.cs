using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Hosting;

/// <summary>
/// Starts the bus once the broker lets us in, and stops it whatever it is doing. MassTransit's own hosted service gives up on a broker that
/// refuses, and its stop leaves a bus that is still starting to finish, and to consume, behind the back of a process that believes it stopped.
/// </summary>
/// <param name="bus">The bus.</param>
/// <param name="knock">Returns when the broker is there and lets us in; throws when it refuses.</param>
/// <param name="started">Set when the bus is started: what connects an endpoint waits for it, since a start that meets a new endpoint may start it twice and lose it.</param>
/// <param name="options">The gateway's options.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="logger">Where the reasons go.</param>
internal sealed partial class BusLifetime(
    IBusControl bus, Func<CancellationToken, Task> knock, TaskCompletionSource started, GatewayOptions options, TimeProvider time, ILogger<BusLifetime> logger) : BackgroundService
{
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(5);

    // A broker that cannot be reached is knocked at inside of MassTransit, for ever and without a word of why.
    private static readonly TimeSpan KnockFor = TimeSpan.FromSeconds(10);

    // A start that is cancelled leaves endpoints behind that consume; a broker that lets us in needs far less than this for one.
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // Waits for the end of a start that is under way: until then the bus cannot be stopped.
        await base.StopAsync(cancellationToken);
        if (!started.Task.IsCompleted)
        {
            return;
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timers.DrainTimeout);
        await bus.StopAsync(limit.Token);
    }

    // What the broker refuses of the bus itself, e.g. a queue that exists with other arguments, is tried again inside of its start.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await UntilLetInAsync(stoppingToken);
            using CancellationTokenSource limit = new();
            await using CancellationTokenRegistration stopping = stoppingToken.Register(() => limit.CancelAfter(StartWithin));
            await bus.StartAsync(limit.Token);
            started.SetResult();
        }
        catch (Exception e) when (stoppingToken.IsCancellationRequested)
        {
            LogNotStarted(Reason.Of(e));
        }
    }

    /// <summary>A bus that was refused once cannot be started again, so it starts only when it will be let in.</summary>
    private async Task UntilLetInAsync(CancellationToken stoppingToken)
    {
        HashSet<string> told = new(StringComparer.Ordinal);
        while (true)
        {
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            try
            {
                limit.CancelAfter(KnockFor);
                await knock(limit.Token);
                if (told.Count > 0)
                {
                    LogLetIn();
                }

                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                string reason = limit.IsCancellationRequested ? $"Not within {KnockFor.TotalSeconds:0} s." : Reason.Of(e);
                LogRefused(told.Add(reason) ? LogLevel.Error : LogLevel.Debug, reason, AfterRefusal.TotalSeconds);
                await Task.Delay(AfterRefusal, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(EventId = 4001, Message = "RabbitMQ does not let us in: {Reason} Trying again every {Seconds:0.#} s")]
    private partial void LogRefused(LogLevel level, string reason, double seconds);

    [LoggerMessage(4003, LogLevel.Information, "RabbitMQ lets us in")]
    private partial void LogLetIn();

    [LoggerMessage(4002, LogLevel.Information, "The process stops before the bus was started: {Reason}")]
    private partial void LogNotStarted(string reason);
}
