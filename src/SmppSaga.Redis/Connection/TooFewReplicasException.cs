using StackExchange.Redis;

namespace SmppSaga.Redis;

/// <summary>A write that fewer replicas have than <see cref="RedisStoreOptions.WaitReplicas"/> asks for. The server has it, so nobody can tell whether it stays: repeat the very same write.</summary>
public sealed class TooFewReplicasException(string message) : RedisException(message);
