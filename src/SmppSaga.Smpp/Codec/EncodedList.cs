using System.Collections;

namespace SmppSaga.Smpp;

/// <summary>
/// A list of a received PDU that stays as it came until it is looked at, so that a few octets on the wire do not become many in memory.
/// </summary>
/// <param name="octets">Exactly <paramref name="count"/> entries, checked before.</param>
/// <param name="count">How many there are.</param>
/// <param name="read">Reads one.</param>
internal sealed class EncodedList<T>(byte[] octets, int count, EncodedList<T>.Reader read) : IReadOnlyList<T>
{
    public delegate T Reader(ref PduReader reader);

    public int Count => count;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            return this.ElementAt(index);
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        int position = 0;
        for (int i = 0; i < count; i++)
        {
            yield return ReadAt(ref position);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T ReadAt(ref int position)
    {
        PduReader reader = new(octets.AsSpan(position), lenient: true);
        T entry = read(ref reader);
        position = octets.Length - reader.Rest.Length;
        return entry;
    }
}
