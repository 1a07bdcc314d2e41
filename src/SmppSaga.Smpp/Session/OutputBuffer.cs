namespace SmppSaga.Smpp;

/// <summary>Octets that wait to be written, PDU behind PDU.</summary>
internal sealed class OutputBuffer
{
    private const int UsualSize = 4 * 1024;
    private const int MaxKept = 1024 * 1024;

    private byte[] _octets = new byte[UsualSize];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _octets.AsMemory(0, Length);

    /// <exception cref="SmppFieldException">A field breaks its limit; nothing was appended.</exception>
    public void Append(Pdu pdu, uint sequenceNumber, bool withTlvs)
    {
        int written;
        while (!PduEncoder.TryEncode(pdu, sequenceNumber, withTlvs, _octets.AsSpan(Length), out written))
        {
            Array.Resize(ref _octets, _octets.Length * 2);
        }

        Length += written;
    }

    public void Clear()
    {
        Length = 0;
        if (_octets.Length > MaxKept)
        {
            _octets = new byte[UsualSize];
        }
    }
}
