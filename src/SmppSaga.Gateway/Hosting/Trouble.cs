using StackExchange.Redis;

namespace SmppSaga.Gateway.Hosting;

/// <summary>What is the fault of the store, the bus or a stopping process, not of a message: the message waits.</summary>
internal static class Trouble
{
    public static bool IsTrouble(Exception e) => e.GetBaseException() is
        RedisException or TimeoutException or Messages.RequeueException or OperationCanceledException or System.Net.Sockets.SocketException or IOException
        or MassTransit.ConnectionException or MassTransit.ConcurrencyException or SmppSaga.Redis.Abstractions.UnknownRecordException
        || e is Messages.RequeueException or OperationCanceledException;
}
