using StackExchange.Redis;

namespace SmppSaga.Redis;

internal static class Octets
{
    public static ReadOnlyMemory<byte>[] From(RedisValue[] values) => Array.ConvertAll(values, static value => (ReadOnlyMemory<byte>)value);

    public static ReadOnlyMemory<byte>[] From(RedisResult result) => From((RedisValue[]?)result ?? []);
}
