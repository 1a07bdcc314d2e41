using System.IO.Hashing;
using System.Text;

namespace SmppSaga.Redis.Keys;

/// <summary>Which shard an id or a foreign key belongs to. Part of the layout: a function that changes loses what is stored.</summary>
internal static class Shard
{
    /// <summary>How many shards a store on Redis Cluster is begun with.</summary>
    public const int OnCluster = 64;

    public static int Of(Guid id, int shards)
    {
        if (shards == 1)
        {
            return 0;
        }

        Span<byte> octets = stackalloc byte[16];
        id.TryWriteBytes(octets, bigEndian: true, out _);
        return (int)(XxHash32.HashToUInt32(octets) % (uint)shards);
    }

    public static int Of(string foreignKey, int shards) => shards == 1 ? 0 : (int)(XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(foreignKey)) % (uint)shards);
}
