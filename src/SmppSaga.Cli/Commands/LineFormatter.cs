using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Cli.Commands;

/// <summary>One line for each entry: time in UTC, level, category, event id, message. Of an exception the reason, or, when asked for, all of it.</summary>
internal sealed class LineFormatter(IOptions<LineFormatterOptions> options, TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "smppsaga";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        string exception = logEntry.Exception switch
        {
            null => "",
            { } e when options.Value.Stacks => $" {e}",
            { } e => $" ({e.GetBaseException().GetType().Name}: {Reason.Of(e)})",
        };
        textWriter.Write($"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {Word(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] ");
        textWriter.WriteLine($"{message}{exception}".ReplaceLineEndings(" "));
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}

internal sealed class LineFormatterOptions : ConsoleFormatterOptions
{
    /// <summary>Whether an exception is written with its stack.</summary>
    public bool Stacks { get; set; }
}
