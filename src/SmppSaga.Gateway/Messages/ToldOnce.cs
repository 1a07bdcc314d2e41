using Microsoft.Extensions.Logging;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages;

/// <summary>
/// How loud trouble is told that is met again at every attempt: once while it lasts, the rest at Debug. That the store is away is told once
/// for the whole process, by what watches the store.
/// </summary>
internal sealed class ToldOnce(LogLevel first = LogLevel.Warning)
{
    private int _met;

    /// <summary>How loud a failed attempt is told, and its reason.</summary>
    public (LogLevel Level, string Reason) Met(Exception e) =>
        (!StoreTrouble.IsAway(e) && Interlocked.Exchange(ref _met, 1) == 0 ? first : LogLevel.Debug, Reason.Of(e));

    /// <summary>The same of what is not one of many attempts.</summary>
    public static (LogLevel Level, string Reason) Alone(Exception e) => (StoreTrouble.IsAway(e) ? LogLevel.Debug : LogLevel.Warning, Reason.Of(e));

    /// <summary>An attempt succeeded: the next trouble is another.</summary>
    public void Over() => Volatile.Write(ref _met, 0);
}
