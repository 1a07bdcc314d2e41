using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using SmppSaga.Cli.Config;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga trace: the timeline of a message, straight from the store.</summary>
internal static class TraceCommand
{
    public static Command Create()
    {
        Argument<string?> id = new("smsId") { Description = "The message.", Arity = ArgumentArity.ZeroOrOne };
        id.Validators.Add(StoreCommands.IsSmsId);
        Option<string?> smscId = new("--smsc-id") { Description = "The SMSC's message_id instead." };
        Option<string?> connector = new("--connector") { Description = "With --smsc-id: its connector. Default: every connector of the file." };
        Option<string?> to = new("--to") { Description = "A recipient instead: the messages to it that are not finished." };
        Option<bool> json = JsonLines.Option();
        Option<string?> config = GatewayFiles.Option();
        Command command = new("trace", "Shows what happened to a message.") { id, smscId, connector, to, json, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int asked = new object?[] { parsed.GetValue(id), parsed.GetValue(smscId), parsed.GetValue(to) }.Count(x => x is not null);
            if (asked != 1)
            {
                await Console.Error.WriteLineAsync("Expected one of: a smsId, --smsc-id ID, --to MSISDN.");
                return SmppSagaCommandLine.Usage;
            }

            return await StoreCommands.WithStoreAsync(parsed.GetValue(config), async (services, options) =>
            {
                if (parsed.GetValue(connector) is { } named && !options.Connectors.ContainsKey(named))
                {
                    await Console.Error.WriteLineAsync($"--connector: expected one of {string.Join(", ", options.Connectors.Keys)}, got '{named}'.");
                    return SmppSagaCommandLine.Usage;
                }

                MessageFinder finder = services.GetRequiredService<MessageFinder>();
                IReadOnlyList<Guid> found =
                    parsed.GetValue(id) is { } smsId ? [Guid.Parse(smsId)]
                    : parsed.GetValue(smscId) is { } external ? await finder.BySmscIdAsync(external, parsed.GetValue(connector), cancellationToken)
                    : await finder.ByRecipientAsync(parsed.GetValue(to)!, cancellationToken);
                int code = await ShowAsync(finder, found, parsed.GetValue(json), cancellationToken);
                if (code != SmppSagaCommandLine.Success)
                {
                    await Console.Error.WriteLineAsync(
                        parsed.GetValue(to) is null ? "No such message in the store: never accepted, or finished longer ago than store.retention."
                        : "No unfinished message to that number in the store; finished ones are found by smsId or --smsc-id.");
                }

                return code;
            });
        });
        return command;
    }

    private static async Task<int> ShowAsync(MessageFinder finder, IReadOnlyList<Guid> found, bool json, CancellationToken cancellationToken)
    {
        bool any = false;
        foreach (Guid smsId in found)
        {
            IReadOnlyList<TimelineEntry> timeline = await finder.TimelineAsync(smsId, cancellationToken);
            any |= timeline.Count > 0;
            if (json)
            {
                timeline.ToList().ForEach(x => JsonLines.Write(Console.Out, x));
            }
            else if (timeline.Count > 0 && Console.IsOutputRedirected)
            {
                // For grep and copying: nothing is cut or wrapped.
                Console.WriteLine($"Message {smsId:D}");
                timeline.ToList().ForEach(static x => Console.WriteLine(string.Join("  ", Cells(x).Where(static cell => cell.Length > 0))));
            }
            else if (timeline.Count > 0)
            {
                AnsiConsole.Write(Table(smsId, timeline));
            }
        }

        return any ? SmppSagaCommandLine.Success : SmppSagaCommandLine.Failure;
    }

    private static Table Table(Guid smsId, IReadOnlyList<TimelineEntry> timeline)
    {
        Table table = new Table().Title($"Message {smsId:D}").Border(TableBorder.Rounded);
        table.AddColumns("#", "at (UTC)", "what happened", "state", "bind", "details");
        foreach (TimelineEntry x in timeline)
        {
            table.AddRow([.. Cells(x).Select(Markup.Escape)]);
        }

        return table;
    }

    private static string[] Cells(TimelineEntry x) =>
    [
        x.Version.ToString(CultureInfo.InvariantCulture), Moment(x.At), x.Type, x.State,
        x.Bind is null ? x.Connector ?? "" : x.Epoch is null ? x.Bind : $"{x.Bind} epoch {x.Epoch}",
        string.Join(", ", x.Data.Select(static d => string.Create(CultureInfo.InvariantCulture, $"{d.Key} {(d.Value is DateTimeOffset at ? Moment(at) : d.Value)}"))),
    ];

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
