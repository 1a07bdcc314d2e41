using System.Buffers.Binary;
using System.Text;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>
/// The fail-over order of a route's connectors for one message: by its smsId, so that it is the same on every pod and for every repeat. Each connector comes
/// first in proportion to its weight; where one cannot be used the others share its messages in proportion too, and no other message moves.
/// </summary>
internal sealed class WeightedOrder
{
    private readonly (string Name, ulong Seed, int Weight)[] _connectors;

    public WeightedOrder(RouteOptions route) => _connectors = [.. route.Connectors.Zip(route.Weights, (name, weight) => (name, Seed(name), weight))];

    /// <summary>Weight 0 comes last, in the order of the list.</summary>
    public IReadOnlyList<string> Of(Guid smsId)
    {
        Span<byte> id = stackalloc byte[16];
        smsId.TryWriteBytes(id);
        (ulong low, ulong high) = (BinaryPrimitives.ReadUInt64LittleEndian(id), BinaryPrimitives.ReadUInt64LittleEndian(id[8..]));
        return [.. _connectors.Select(x => (x.Name, Draw: Draw(x.Seed, low, high, x.Weight))).OrderBy(x => x.Draw).Select(x => x.Name)];
    }

    // The smallest of exponentially distributed draws, each with its weight as its rate, falls on each in proportion to its weight.
    private static double Draw(ulong seed, ulong low, ulong high, int weight)
    {
        double uniform = ((Mixed(Mixed(seed ^ low) ^ high) >> 11) + 0.5) / (1UL << 53);
        return weight == 0 ? double.PositiveInfinity : -Math.Log(uniform) / weight;
    }

    // FNV-1a, and below the finaliser of SplitMix64: known constants, so that every pod and every version draws alike.
    private static ulong Seed(string name) => Encoding.UTF8.GetBytes(name).Aggregate(14695981039346656037UL, (hash, octet) => (hash ^ octet) * 1099511628211UL);

    private static ulong Mixed(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9UL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
        return x ^ (x >> 31);
    }
}
