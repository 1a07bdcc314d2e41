using Microsoft.Extensions.Logging;

namespace SmppSaga.Smsc;

/// <summary>What the simulator logs. Never a text, a password or an address.</summary>
internal static partial class SmscLog
{
    [LoggerMessage(7001, LogLevel.Debug, "Listening on {EndPoint}")]
    public static partial void Listening(ILogger logger, System.Net.EndPoint endPoint);

    [LoggerMessage(7002, LogLevel.Error, "A connection could not be accepted")]
    public static partial void AcceptFailed(ILogger logger, Exception exception);

    [LoggerMessage(7003, LogLevel.Error, "Connection from {Peer} not served")]
    public static partial void NotServed(ILogger logger, Exception exception, string peer);

    [LoggerMessage(7004, LogLevel.Warning, "Session {Session}: a deliver_sm cannot be written and is dropped: {Reason}")]
    public static partial void NotDelivered(ILogger logger, string session, string reason);

    [LoggerMessage(7005, LogLevel.Debug, "Session {Session}: {Fault}")]
    public static partial void Struck(ILogger logger, string session, string fault);
}
