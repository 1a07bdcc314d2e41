using System.Collections.Concurrent;
using MassTransit;
using Spectre.Console;
using SmppSaga.Cli.Config;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Cli.Sending;

/// <summary>Publishes messages on RabbitMQ as any service would, and follows their reports on a queue of its own.</summary>
internal sealed class BusSender(GatewayOptions options, SendRequest request)
{
    // All publishes share one channel, and the client delays publishers beyond 64 outstanding confirms.
    private const int Parallel = 64;
    private const int MostTold = 20;
    private readonly ConcurrentDictionary<Guid, SentMessage> _messages = new();
    private readonly TimeProvider _time = TimeProvider.System;
    private int _settled;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        IBusControl bus = BusClient.Create(options, x =>
        {
            if (request.Wait)
            {
                x.ReceiveEndpoint(new TemporaryEndpointDefinition("smppsaga-send"), endpoint =>
                {
                    endpoint.Handler<DeliveryReported>(context => Task.FromResult(Settle(context.Message)));
                    endpoint.Handler<SmsAcknowledged>(context => Task.FromResult(Note(context.Message)));
                });
            }
        });
        if (!await BusClient.StartAsync(bus, options, cancellationToken))
        {
            return SmppSagaCommandLine.Failure;
        }

        try
        {
            await SendAsync(bus, cancellationToken);
            return request.Wait ? await FollowAsync(cancellationToken) : Sent();
        }
        catch (MessageReturnedException)
        {
            await BusClient.TellReturnedAsync<SendSms>(options);
            return SmppSagaCommandLine.Failure;
        }
        finally
        {
            await bus.StopAsync(CancellationToken.None);
        }
    }

    private async Task SendAsync(IBus bus, CancellationToken cancellationToken) =>
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Enumerable.Range(1, request.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (number, token) =>
            {
                SendSms sms = request.Message(number);
                _messages[sms.SmsId] = new SentMessage(sms);
                await BusClient.PublishAsync(bus, sms, token);
            });

    private int Sent()
    {
        foreach (SentMessage message in _messages.Values)
        {
            if (request.Json)
            {
                JsonLines.Write(Console.Out, MessageRow.Of(message));
            }
            else
            {
                Console.Out.WriteLine(message.Sms.SmsId.ToString("D"));
            }
        }

        return SmppSagaCommandLine.Success;
    }

    private async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        IAnsiConsole progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await progress.Progress().AutoClear(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async context =>
        {
            ProgressTask task = context.AddTask("final reports", maxValue: request.Count);
            long moved = _time.GetTimestamp();
            int seen = 0;
            while (_settled < request.Count && _time.GetElapsedTime(moved) < request.Timeout)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), _time, cancellationToken);
                task.Value = _settled;
                (seen, moved) = _settled > seen ? (_settled, _time.GetTimestamp()) : (seen, moved);
            }

            task.Value = _settled;
        });
        return Report();
    }

    private int Report()
    {
        if (request.Json)
        {
            foreach (SentMessage message in _messages.Values)
            {
                JsonLines.Write(Console.Out, MessageRow.Of(message));
            }
        }
        else
        {
            Tell();
        }

        string counts = string.Join(", ", _messages.Values.GroupBy(x => x.Final?.Status.ToString() ?? "Pending", StringComparer.Ordinal).OrderByDescending(x => x.Count()).Select(x => $"{x.Count()} {x.Key}"));
        (request.Json ? Console.Error : Console.Out).WriteLine($"{request.Count} sent: {counts}");
        bool well = _messages.Values.All(static x => x.Arrived);
        return well ? SmppSagaCommandLine.Success : SmppSagaCommandLine.Failure;
    }

    /// <summary>Which did not arrive, and why.</summary>
    private void Tell()
    {
        SentMessage[] failed = [.. _messages.Values.Where(static x => !x.Arrived)];
        foreach (SentMessage message in failed.Take(MostTold))
        {
            Console.Out.WriteLine($"{message.Sms.SmsId:D}  {message.Sms.To}  {message.Final?.Status.ToString() ?? "Pending"}  {message.Final?.Reason}".TrimEnd());
        }

        if (failed.Length > MostTold)
        {
            Console.Out.WriteLine($"and {failed.Length - MostTold} more; --json lists all");
        }

        if (failed.Any(static x => x.Final is null))
        {
            Console.Error.WriteLine($"Gave up after {request.Timeout.TotalSeconds:0} s without a further final report; they may still come. Is a gateway running (smppsaga status)? smppsaga trace ID tells how far one is.");
        }
    }

    private bool Settle(DeliveryReported report)
    {
        bool settled = report.IsFinal && _messages.TryGetValue(report.SmsId, out SentMessage? message) && message.TrySettle(report);
        if (settled)
        {
            Interlocked.Increment(ref _settled);
        }

        return settled;
    }

    private bool Note(SmsAcknowledged acknowledged)
    {
        if (_messages.TryGetValue(acknowledged.SmsId, out SentMessage? message))
        {
            message.Acknowledged = acknowledged;
        }

        return true;
    }
}
