using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Cli.Config;
using SmppSaga.Cli.Sending;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga uncertain: messages of which nobody can tell whether the SMSC took them, and what shall become of them.</summary>
internal static class UncertainCommand
{
    private const int Most = 100_000;
    private const string Uncertain = nameof(MessageState.Uncertain);
    private static readonly TimeSpan DoneWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public static Command Create() => new("uncertain", "Messages of which nobody can tell whether the SMSC took them (policy hold).") { List(), Resolve() };

    private static Command List()
    {
        Option<bool> json = JsonLines.Option();
        Option<string?> config = GatewayFiles.Option();
        Command command = new("list", "Lists them, each with the unmatched receipts from its recipient.") { json, config };
        command.SetAction((parsed, cancellationToken) => StoreCommands.WithStoreAsync(parsed.GetValue(config), async (services, _) =>
        {
            StoreCommands.Print(await services.GetRequiredService<StoreInspector>().UncertainAsync(Most, cancellationToken), parsed.GetValue(json), Text, "uncertain");
            return SmppSagaCommandLine.Success;
        }));
        return command;
    }

    private static string Text(UncertainMessage x) => string.Join('\n', [
        string.Create(CultureInfo.InvariantCulture, $"{x.SmsId:D}  to {x.To}  connector {x.Connector}  accepted {x.AcceptedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z  attempts {x.Attempts}  {x.Reason}"),
        .. x.UnmatchedReceipts.Select(static r => $"    unmatched receipt from it: {ReceiptsCommand.Line(r)}"),
    ]);

    private static Command Resolve()
    {
        Argument<string> id = new("smsId") { Description = "The message." };
        id.Validators.Add(StoreCommands.IsSmsId);
        Option<string> action = new("--action") { Description = "resend: written again, flagged possibleDuplicate. fail: final Unknown. delivered: final Delivered.", Required = true };
        action.AcceptOnlyFromAmong("resend", "fail", "delivered");
        Option<string?> config = GatewayFiles.Option();
        Command command = new("resolve", "Says what shall become of one; it takes effect while the message is Uncertain.") { id, action, config };
        command.SetAction((parsed, cancellationToken) => StoreCommands.WithStoreAsync(parsed.GetValue(config), async (services, options) =>
        {
            if (options.Bus.Transport == BusTransport.Memory)
            {
                await Console.Error.WriteLineAsync("bus.transport is memory: nobody outside the gateway's own process can speak to it. Expected a file with bus.transport: rabbitmq (--config F).");
                return SmppSagaCommandLine.Usage;
            }

            ResolveUncertainSms resolve = new()
            {
                SmsId = Guid.Parse(parsed.GetValue(id)!),
                Action = parsed.GetValue(action) switch { "resend" => UncertainAction.Resend, "fail" => UncertainAction.Fail, _ => UncertainAction.MarkDelivered },
            };
            return await ResolveAsync(services.GetRequiredService<MessageFinder>(), options, resolve, cancellationToken);
        }));
        return command;
    }

    /// <summary>Asks the gateway, and tells what came of it.</summary>
    private static async Task<int> ResolveAsync(MessageFinder finder, GatewayOptions options, ResolveUncertainSms resolve, CancellationToken cancellationToken)
    {
        IReadOnlyList<TimelineEntry> before = await finder.TimelineAsync(resolve.SmsId, cancellationToken);
        string? trouble = before.Count == 0 ? "no such message in the store: never accepted, or finished longer ago than store.retention"
            : before[^1].State != Uncertain ? $"it is {before[^1].State}, not {Uncertain}: nothing was done"
            : null;
        if (trouble is not null)
        {
            await Console.Error.WriteLineAsync($"{resolve.SmsId:D}: {trouble}.");
            return SmppSagaCommandLine.Failure;
        }

        if (!await BusClient.PublishAsync(options, resolve, cancellationToken))
        {
            return SmppSagaCommandLine.Failure;
        }

        long asked = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(asked) < DoneWithin)
        {
            IReadOnlyList<TimelineEntry> now = await finder.TimelineAsync(resolve.SmsId, cancellationToken);
            if (now.Count > before.Count)
            {
                Console.WriteLine($"{resolve.SmsId:D}: {Uncertain} -> {now[before.Count].State}");
                return SmppSagaCommandLine.Success;
            }

            await Task.Delay(Poll, TimeProvider.System, cancellationToken);
        }

        await Console.Error.WriteLineAsync($"{resolve.SmsId:D}: asked for, and not done within {DoneWithin.TotalSeconds:0} s. Is a gateway running (smppsaga status)? One that starts later does it.");
        return SmppSagaCommandLine.Failure;
    }
}
