using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace SmppSaga.Cli.Commands;

/// <summary>Logs go to standard error, one line each; data goes to standard output.</summary>
internal static class StandardErrorLogging
{
    public static void Configure(ILoggingBuilder logging, LogLevel level)
    {
        bool all = level <= LogLevel.Debug;
        logging.SetMinimumLevel(level);
        logging.Services.TryAddSingleton(TimeProvider.System);
        logging.AddConsole(x => (x.FormatterName, x.LogToStandardErrorThreshold) = (LineFormatter.FormatterName, LogLevel.Trace));
        logging.AddConsoleFormatter<LineFormatter, LineFormatterOptions>(x => x.Stacks = all);
        if (!all)
        {
            // Both tell each attempt and each message of an outage, and a failed start twice; what there is to know of it is told by ourselves, once.
            logging.AddFilter("MassTransit", LogLevel.None);
            logging.AddFilter("MassTransit.ReceiveTransport", LogLevel.None);
            logging.AddFilter("Microsoft.AspNetCore", LogLevel.None);
        }
    }
}
