using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Cli.Config;
using SmppSaga.Cli.Tools;
using SmppSaga.Gateway.Hosting;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga replay: the events of stored messages once more.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        Argument<string[]> ids = new("smsId") { Description = "The messages; - reads one smsId per line of standard input.", Arity = ArgumentArity.OneOrMore };
        ids.Validators.Add(AreSmsIds);
        Option<bool> json = JsonLines.Option();
        Option<string?> config = GatewayFiles.Option();
        Command command = new("replay", "Puts the events of stored messages into the outbox again, with the same eventIds and versions; a running gateway publishes them.") { ids, json, config };
        command.SetAction((parsed, cancellationToken) => StoreCommands.WithStoreAsync(parsed.GetValue(config), async (services, _) =>
        {
            MessageReplay replay = services.GetRequiredService<MessageReplay>();
            (int messages, int events, int failed) = (0, 0, 0);
            foreach (string id in parsed.GetValue(ids)!.SelectMany(static x => ToolInput.Read(x, ToolInput.StandardInput, hasEscapes: false)).Select(static x => x.Trim()).Where(static x => x.Length > 0))
            {
                if (await TryReplayAsync(replay, id, cancellationToken) is not { } replayed)
                {
                    failed++;
                    continue;
                }

                messages++;
                events += replayed.Events.Count;
                Show(replayed, parsed.GetValue(json));
            }

            if (!parsed.GetValue(json))
            {
                Console.WriteLine($"{messages} messages, {events} events put into the outbox, {failed} failed");
            }

            return failed == 0 ? SmppSagaCommandLine.Success : SmppSagaCommandLine.Failure;
        }));
        return command;
    }

    /// <summary>One message's trouble is told and leaves the others their turn.</summary>
    private static async Task<ReplayedMessage?> TryReplayAsync(MessageReplay replay, string id, CancellationToken cancellationToken)
    {
        (ReplayedMessage? replayed, string trouble) = Guid.TryParse(id, out Guid smsId)
            ? await replay.TryReplayAsync(smsId, cancellationToken)
            : (null, "no smsId: expected a UUID.");
        if (replayed is not null)
        {
            return replayed;
        }

        await Console.Error.WriteLineAsync($"{id}: {trouble}");
        return null;
    }

    private static void Show(ReplayedMessage x, bool json)
    {
        if (json)
        {
            JsonLines.Write(Console.Out, x);
            return;
        }

        Console.WriteLine($"{x.SmsId:D}  {x.State}  version {x.Version}  {x.Events.Count} events");
        foreach (ReplayedEvent e in x.Events)
        {
            Console.WriteLine($"    {e.Type} {e.EventId:D} version {e.Version}");
        }
    }

    private static void AreSmsIds(ArgumentResult result)
    {
        foreach (Token token in result.Tokens.Where(static x => x.Value != "-" && !Guid.TryParse(x.Value, out _)))
        {
            result.AddError($"'{token.Value}' is no smsId: expected a UUID, or - for standard input.");
        }
    }
}
