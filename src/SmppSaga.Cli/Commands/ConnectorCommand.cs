using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Cli.Config;
using SmppSaga.Gateway.Binds.Control;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga connector: what people want of a connector, on every pod.</summary>
internal static class ConnectorCommand
{
    public static Command Create() => new("connector", "Pauses, resumes or rebinds a connector on every pod.")
    {
        Act("pause", "Nothing is submitted over it until it is resumed; its binds stay and its queue holds what waits.", static (control, name, token) => control.PauseAsync(name, token), "paused", "was paused already"),
        Act("resume", "Ends a pause.", static (control, name, token) => control.ResumeAsync(name, token), "resumed", "was not paused"),
        Act("rebind", "Every pod drains, unbinds and binds anew; a wait after a refused bind ends at once.", static async (control, name, token) =>
        {
            await control.RebindAsync(name, token);
            return true;
        }, "told to rebind", ""),
    };

    private static Command Act(string verb, string description, Func<ConnectorControl, string, CancellationToken, Task<bool>> act, string done, string already)
    {
        Argument<string> name = new("NAME") { Description = "The connector's name in the file." };
        Option<bool> json = JsonLines.Option();
        Option<string?> config = GatewayFiles.Option();
        Command command = new(verb, description) { name, json, config };
        command.SetAction((parsed, cancellationToken) => StoreCommands.WithStoreAsync(parsed.GetValue(config), async (services, options) =>
        {
            string connector = parsed.GetRequiredValue(name);
            if (!options.Connectors.ContainsKey(connector))
            {
                await Console.Error.WriteLineAsync($"connector: expected one of {string.Join(", ", options.Connectors.Keys)}, got '{connector}'.");
                return SmppSagaCommandLine.Usage;
            }

            bool changed = await act(services.GetRequiredService<ConnectorControl>(), connector, cancellationToken);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(Console.Out, new { Connector = connector, Command = verb, Changed = changed });
            }
            else
            {
                Console.WriteLine($"{connector} {(changed ? done : already)}");
            }

            return SmppSagaCommandLine.Success;
        }));
        return command;
    }
}
