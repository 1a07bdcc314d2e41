using MassTransit;

namespace SmppSaga.Redis.Abstractions;

/// <summary>A MassTransit saga whose state is the fold of an append-only list of records. Records, outbox rows and fences are opaque octets here.</summary>
public interface IEventSourcedSaga : ISaga
{
    /// <summary>The number of records that are stored; 0 for a saga that does not exist yet. It is the version that an append is checked against.</summary>
    int Version { get; }

    /// <summary>Folds stored records, oldest first, into this instance, which must be fresh.</summary>
    /// <exception cref="UnknownRecordException">A record was written by a newer version: the instance must be left alone.</exception>
    void Load(IReadOnlyList<ReadOnlyMemory<byte>> records);

    /// <summary>What has been recorded since the last load or accepted write; null when there is nothing to write. Asking twice gives the same octets, so that a repeated append is recognised.</summary>
    EventWrite? PendingWrite();

    /// <summary>Tells the instance that its pending write is stored: <see cref="Version"/> moves on and nothing is pending any more.</summary>
    void AcceptWrite();
}
