using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>An index whose store is away.</summary>
internal sealed class TroubledIndex(Exception trouble) : ICorrelationIndex
{
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LinkAsync(string key, CorrelationValue value, TimeSpan timeToLive, DateTimeOffset settleAt, CancellationToken cancellationToken = default) => throw trouble;

    public ValueTask<IReadOnlyList<CorrelationValue>> ResolveOrParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, CancellationToken cancellationToken = default) => throw trouble;

    public ValueTask ParkAsync(string key, ReadOnlyMemory<byte> payload, DateTimeOffset settleAt, CancellationToken cancellationToken = default) => throw trouble;

    public ValueTask<IReadOnlyList<CorrelationValue>> ResolveAsync(string key, CancellationToken cancellationToken = default) => throw trouble;

    public ValueTask ForgetParkedAsync(string key, IReadOnlyList<ReadOnlyMemory<byte>> read, CancellationToken cancellationToken = default) => throw trouble;

    public ValueTask<IReadOnlyList<string>> DueParkedAsync(DateTimeOffset now, int max, CancellationToken cancellationToken = default) => throw trouble;

    public ValueTask<ParkedPayloads> ReadParkedAsync(string key, CancellationToken cancellationToken = default) => throw trouble;

    public ValueTask<bool> SettleParkedAsync(
        string key, ParkedPayloads read, IReadOnlyList<ReadOnlyMemory<byte>> unmatched, IReadOnlyList<ReadOnlyMemory<byte>> outbox, TimeSpan keepFor, CancellationToken cancellationToken = default) => throw trouble;

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> UnmatchedAsync(int max, CancellationToken cancellationToken = default) => throw trouble;
}
