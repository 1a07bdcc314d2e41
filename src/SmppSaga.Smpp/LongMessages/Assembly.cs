using System.Diagnostics.CodeAnalysis;

namespace SmppSaga.Smpp.LongMessages;

/// <summary>What tells long messages apart.</summary>
internal readonly record struct AssemblyKey(string Source, string Destination, ushort Reference, byte Total)
{
    internal static AssemblyKey Of(ReceivedPart part) =>
        new(part.Source, part.Destination, part.Concatenation.Reference, part.Concatenation.Total);
}

/// <summary>The parts of one message so far. Once finished it keeps only their hashes, to know a late repeat.</summary>
internal sealed class Assembly(AssemblyKey key, long started)
{
    private readonly Dictionary<byte, int> _hashes = [];
    private SortedDictionary<byte, ReceivedPart>? _parts = [];

    internal AssemblyKey Key { get; } = key;

    internal long Started { get; } = started;

    internal int Count => _hashes.Count;

    internal bool IsComplete => _hashes.Count == Key.Total;

    internal bool Holds(byte sequence) => _hashes.ContainsKey(sequence);

    internal bool IsRepeat(ReceivedPart part) => _hashes[part.Concatenation.Sequence] == HashOf(part);

    internal void Add(ReceivedPart part)
    {
        _hashes.Add(part.Concatenation.Sequence, HashOf(part));

        // Its own copy: the buffer behind it may be far larger than what is counted.
        _parts!.Add(part.Concatenation.Sequence, part with { Text = part.Text.ToArray() });
    }

    internal AssembledMessage Finish()
    {
        AssembledMessage message = new([.. _parts!.Values]);
        _parts = null;
        return message;
    }

    internal bool TakeIncomplete([NotNullWhen(true)] out AssembledMessage? message)
    {
        message = _parts is null ? null : Finish();
        return message is not null;
    }

    private static int HashOf(ReceivedPart part)
    {
        HashCode hash = default;
        hash.Add(part.DataCoding);
        hash.AddBytes(part.Text.Span);
        return hash.ToHashCode();
    }
}
