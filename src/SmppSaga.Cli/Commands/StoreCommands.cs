using System.CommandLine.Parsing;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Cli.Config;
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
        try
        {
            return await act(services, options);
        }
        catch (Exception e) when (Trouble.OfStore(e, options.Store) is { } trouble)
        {
            await Console.Error.WriteLineAsync(trouble);
            return SmppSagaCommandLine.Failure;
        }
    }

    /// <summary>For an argument that names a message.</summary>
    public static void IsSmsId(ArgumentResult result)
    {
        if (result.Tokens.Count > 0 && !Guid.TryParse(result.Tokens[0].Value, out _))
        {
            result.AddError($"'{result.Tokens[0].Value}' is no smsId: expected a UUID.");
        }
    }

    /// <summary>Prints what was found: with --json an object a line, else as text with the number of them at the end.</summary>
    public static void Print<T>(IReadOnlyList<T> found, bool json, Func<T, string> text, string what)
    {
        foreach (T x in found)
        {
            if (json)
            {
                JsonLines.Write(Console.Out, x);
            }
            else
            {
                Console.WriteLine(text(x));
            }
        }

        if (!json)
        {
            Console.WriteLine($"{found.Count} {what}");
        }
    }
}
