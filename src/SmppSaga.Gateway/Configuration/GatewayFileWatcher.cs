using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmppSaga.Gateway.Configuration;

/// <summary>
/// Looks at the gateway file and its ${file:…} every two seconds, by content: a mounted config map changes without telling. A good file holds at once,
/// whole; a bad one is told and changes nothing.
/// </summary>
internal sealed partial class GatewayFileWatcher(string path, LiveOptions live, TimeProvider time, ILogger<GatewayFileWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private IReadOnlyList<string> _secrets = [];
    private string _seen = "";
    private string _told = "";

    /// <summary>Looks once.</summary>
    public void Look()
    {
        string print = Print();
        if (print == _seen)
        {
            return;
        }

        GatewayFileResult result = GatewayFile.Load(path);

        // What was read for the first time now, or changed meanwhile, is looked at again.
        bool known = result.SecretFiles.SequenceEqual(_secrets, StringComparer.Ordinal);
        _secrets = result.SecretFiles;
        _seen = known ? print : Print();
        if (result.Options is { } options)
        {
            Take(options);
        }
        else
        {
            live.Keep(result);
            LogRefused(path, string.Join("; ", result.Mistakes));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
            {
                Look();
            }
        }
    }

    private void Take(GatewayOptions options)
    {
        bool mended = live.Refused is not null;
        live.Keep(null);
        GatewayOptions old = live.Current;
        string restart = string.Join(", ", GatewayChanges.NeedRestart(old, options));
        bool toldNow = restart != _told && restart.Length > 0;
        if (toldNow)
        {
            LogNeedsRestart(path, restart);
        }

        _told = restart;
        IReadOnlyList<string> connectors = GatewayChanges.Connectors(old, options);
        if (connectors.Count == 0 && !GatewayChanges.RoutingDiffers(old, options))
        {
            if (mended && !toldNow)
            {
                LogMended(path);
            }

            return;
        }

        LogTaken(path, connectors.Count == 0 ? "none" : string.Join(", ", connectors));
        live.Swap(options with { Bus = old.Bus, Store = old.Store, Http = old.Http });
    }

    /// <summary>One text for the contents of all files; a file that cannot be read is part of it too.</summary>
    private string Print() => string.Join('/', _secrets.Prepend(path).Select(file =>
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.GetType().Name;
        }
    }));

    [LoggerMessage(4101, LogLevel.Information, "{File} changed and holds from now on; connectors that are new, gone or different: {Connectors}")]
    private partial void LogTaken(string file, string connectors);

    [LoggerMessage(4104, LogLevel.Information, "{File} reads well again; it says what holds already, and nothing changed")]
    private partial void LogMended(string file);

    [LoggerMessage(4102, LogLevel.Error, "{File} changed and is not taken, the settings before it stay: {Mistakes}")]
    private partial void LogRefused(string file, string mistakes);

    [LoggerMessage(4103, LogLevel.Warning, "{File} changed in what holds only after a restart: {Keys}")]
    private partial void LogNeedsRestart(string file, string keys);
}
