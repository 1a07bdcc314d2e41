using Microsoft.Extensions.Logging;

namespace SmppSaga.Smpp;

/// <summary>What a session logs. Never a text, a password or an address.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(5001, LogLevel.Information, "Session {Session} bound as {Role}")]
    public static partial void Bound(ILogger logger, string session, string role);

    [LoggerMessage(5002, LogLevel.Information, "Session {Session} over: {Kind}, {Detail}")]
    public static partial void Over(ILogger logger, string session, SmppCloseKind kind, string detail);

    [LoggerMessage(5003, LogLevel.Warning, "Session {Session}: {Command} {SequenceNumber} not taken, {Reason}")]
    public static partial void Rejected(ILogger logger, string session, string command, uint sequenceNumber, string reason);

    [LoggerMessage(5004, LogLevel.Warning, "Session {Session}: {Command} {SequenceNumber} answers nothing that is outstanding")]
    public static partial void Unmatched(ILogger logger, string session, string command, uint sequenceNumber);

    [LoggerMessage(5005, LogLevel.Error, "Session {Session}: the handler of {Command} {SequenceNumber} failed; answered {Status}")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string session, string command, uint sequenceNumber, string status);

    [LoggerMessage(5008, LogLevel.Debug, "Session {Session}: {Command} {SequenceNumber} crossed our unbind; it stays with the peer")]
    public static partial void Left(ILogger logger, string session, string command, uint sequenceNumber);

    [LoggerMessage(5007, LogLevel.Trace, "Session {Session} {Direction}: {Pdu}")]
    public static partial void Traced(ILogger logger, string session, PduDirection direction, string pdu);

    [LoggerMessage(5006, LogLevel.Error, "Session {Session}: an internal loop failed")]
    public static partial void LoopFailed(ILogger logger, Exception exception, string session);
}
