using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;

namespace SmppSaga.Cli.Commands;

/// <summary>What the commands that look into a gateway's store have in common: the file, and a store that another process can see.</summary>
internal static class StoreCommands
{
    /// <summary>Runs <paramref name="act"/> with the store of the file; tells what is wrong with the file otherwise.</summary>
    public static async Task<int> WithStoreAsync(string? config, Func<IServiceProvider, GatewayOptions, Task<int>> act)
    {
        GatewayOptions? options = GatewayFiles.Load(config);
        if (options is null)
        {
            return SmppSagaCommandLine.Failure;
        }

        if (options.Store.Kind == StoreKind.Memory)
        {
            await Console.Error.WriteLineAsync("store.kind is memory: its messages can be seen only inside the gateway's own process. Expected a file with store.kind: redis (--config F).");
            return SmppSagaCommandLine.Usage;
        }

        await using ServiceProvider services = TraceServices.Build(options);
        return await act(services, options);
    }

    /// <summary>The argument of a message.</summary>
    public static Argument<string> SmsId()
    {
        Argument<string> id = new("smsId") { Description = "The message." };
        id.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Guid.TryParse(result.Tokens[0].Value, out _))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no smsId: expected a UUID.");
            }
        });
        return id;
    }
}
