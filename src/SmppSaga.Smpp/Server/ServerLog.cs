using Microsoft.Extensions.Logging;

namespace SmppSaga.Smpp;

/// <summary>What a server logs.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(5020, LogLevel.Information, "Listening on {EndPoint}")]
    public static partial void Listening(ILogger logger, System.Net.EndPoint endPoint);

    [LoggerMessage(5021, LogLevel.Warning, "Connection from {Peer} not served: {Reason}")]
    public static partial void NotServed(ILogger logger, string peer, string reason);

    [LoggerMessage(5022, LogLevel.Error, "A connection could not be accepted")]
    public static partial void AcceptFailed(ILogger logger, Exception exception);
}
