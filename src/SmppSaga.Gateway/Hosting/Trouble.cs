using SmppSaga.Gateway.Configuration;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Gateway.Hosting;

/// <summary>What is the fault of the store, the bus or a stopping process, not of a message: the message waits.</summary>
internal static class Trouble
{
    public static bool IsTrouble(Exception e) => e.GetBaseException() is
        RedisException or TimeoutException or Messages.RequeueException or OperationCanceledException or System.Net.Sockets.SocketException or IOException
        or MassTransit.ConnectionException or MassTransit.ConcurrencyException or SmppSaga.Redis.Abstractions.UnknownRecordException
        || e is Messages.RequeueException or OperationCanceledException;

    /// <summary>What to tell people when the store does not answer: where it was looked for, and what it said; null when the fault is not its own.</summary>
    public static string? OfStore(Exception e, StoreOptions store)
    {
        if (StoreTrouble.FirstClause(e) is not { } said)
        {
            return null;
        }

        return $"Redis at {string.Join(", ", ConfigurationOptions.Parse(store.Connection).EndPoints.Select(EndPointCollection.ToString))} (store.connection): {Messages.Reason.Sentence(said)} Is it running, and does it let this machine in?";
    }
}
