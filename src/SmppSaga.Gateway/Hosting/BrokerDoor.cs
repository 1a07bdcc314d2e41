using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Hosting;

/// <summary>Waits until RabbitMQ lets us in; tells once that it does not, with each new reason, and once that it does again.</summary>
/// <param name="knock">Returns when it lets us in; throws when it refuses or is not there.</param>
/// <param name="between">How long after a refusal to try again.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="logger">Where the reasons go.</param>
internal sealed partial class BrokerDoor(Func<CancellationToken, Task> knock, TimeSpan between, TimeProvider time, ILogger<BrokerDoor> logger)
{
    // A broker that cannot be reached may be knocked at inside of MassTransit, for ever and without a word of why.
    private static readonly TimeSpan KnockFor = TimeSpan.FromSeconds(10);

    /// <exception cref="OperationCanceledException">The process stops.</exception>
    public async Task UntilLetInAsync(CancellationToken stoppingToken)
    {
        string? told = null;
        while (true)
        {
            try
            {
                using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                limit.CancelAfter(KnockFor);
                await knock(limit.Token);
                if (told is not null)
                {
                    LogLetIn();
                }

                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                string reason = Reason.Of(e);
                LogRefused(reason == told ? LogLevel.Debug : LogLevel.Error, reason, between.TotalSeconds);
                told = reason;
                await Task.Delay(between, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(EventId = 4001, Message = "RabbitMQ does not let us in: {Reason} Trying again every {Seconds:0.#} s")]
    private partial void LogRefused(LogLevel level, string reason, double seconds);

    [LoggerMessage(4003, LogLevel.Information, "RabbitMQ lets us in")]
    private partial void LogLetIn();
}
