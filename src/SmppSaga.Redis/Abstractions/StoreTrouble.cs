using StackExchange.Redis;

namespace SmppSaga.Redis.Abstractions;

/// <summary>What an exception says about the store, without the driver's types.</summary>
public static class StoreTrouble
{
    /// <summary>Whether the store cannot be reached, or does not answer in time.</summary>
    public static bool IsAway(Exception exception) => Chain(exception).Any(static x => x is RedisConnectionException or RedisTimeoutException);

    /// <summary>The first clause of what the driver says of its trouble: behind it come the state of its pipes and threads. Null when the trouble is not the driver's.</summary>
    public static string? FirstClause(Exception exception)
    {
        string? message = Chain(exception).FirstOrDefault(static x => x is RedisException or RedisTimeoutException or RedisCommandException)?.Message;
        return message?[..End(message)];
    }

    /// <summary>The first ; or , outside of parentheses, or end of a line.</summary>
    private static int End(string message)
    {
        int depth = 0;
        for (int i = 0; i < message.Length; i++)
        {
            depth += message[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (message[i] is '\r' or '\n' || (depth <= 0 && message[i] is ';' or ','))
            {
                return i;
            }
        }

        return message.Length;
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
