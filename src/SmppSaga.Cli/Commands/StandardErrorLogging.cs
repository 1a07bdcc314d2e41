using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace SmppSaga.Cli.Commands;

/// <summary>Logs go to standard error, one line each; data goes to standard output.</summary>
internal static class StandardErrorLogging
{
    public static void Configure(ILoggingBuilder logging, LogLevel level)
    {
        logging.SetMinimumLevel(level);
        logging.AddSimpleConsole(x =>
        {
            x.SingleLine = true;
            x.ColorBehavior = LoggerColorBehavior.Disabled;
            x.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            x.UseUtcTimestamp = true;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(x => x.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
