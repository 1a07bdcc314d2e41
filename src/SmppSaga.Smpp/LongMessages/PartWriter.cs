using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.LongMessages;

/// <summary>Puts the header, or what stands for it, around a part's text.</summary>
internal sealed class PartWriter(EncodedText text, Concatenation concatenation, ushort reference)
{
    private readonly bool _isSeptets = text.Encoding is TextEncoding.Gsm7 or TextEncoding.Gsm7Packed;

    /// <summary>Octets of <see cref="EncodedText.Octets"/> that one of so many parts can hold: septets for GSM 7-bit.</summary>
    internal int Capacity(int parts)
    {
        int header = Header(1, parts) is { Elements.Count: > 0 } own ? own.Length : 0;
        if (parts > 1 && concatenation == Concatenation.Sar)
        {
            // The SMSC will put a header of 6 octets, or 7 when the reference needs 16 bits, before the text.
            header += (header == 0 ? 1 : 0) + (reference > byte.MaxValue ? 6 : 5);
        }

        int room = LongMessage.MaxOctets - header;
        return _isSeptets ? room * 8 / 7 : room;
    }

    internal MessagePart Write(int number, int total, ReadOnlyMemory<byte> slice)
    {
        byte[] header = Header(number, total) is { Elements.Count: > 0 } own ? own.ToArray() : [];
        return new MessagePart
        {
            Number = number,
            Total = total,
            DataCoding = text.DataCoding,
            Units = Units(slice),
            UserDataHeader = header,
            ShortMessage = Join(header, slice),
            Sar = total > 1 && concatenation == Concatenation.Sar ? new ConcatenationInfo(reference, (byte)total, (byte)number) : null,
        };
    }

    internal MessagePart WritePayload(int limit)
    {
        MessagePart part = Write(1, 1, text.Octets);
        return part.ShortMessage.Length <= limit
            ? part with { ShortMessage = default, MessagePayload = part.ShortMessage }
            : throw new MessageTooLongException("message_payload", limit, part.ShortMessage.Length);
    }

    private int Units(ReadOnlyMemory<byte> slice) => (text with { Octets = slice }).Units;

    private UserDataHeader Header(int number, int total)
    {
        List<InformationElement> elements = [];
        if (total > 1 && concatenation == Concatenation.Udh8)
        {
            elements.Add(new(InformationElement.Concatenation8, new[] { (byte)reference, (byte)total, (byte)number }));
        }
        else if (total > 1 && concatenation == Concatenation.Udh16)
        {
            elements.Add(new(InformationElement.Concatenation16, new[] { (byte)(reference >> 8), (byte)reference, (byte)total, (byte)number }));
        }

        AddShift(elements, InformationElement.NationalLockingShift, text.Alphabet.LockingShift);
        AddShift(elements, InformationElement.NationalSingleShift, text.Alphabet.SingleShift);
        return new UserDataHeader(elements);
    }

    private static void AddShift(List<InformationElement> elements, byte id, NationalLanguage language)
    {
        if (language != NationalLanguage.Default)
        {
            elements.Add(new(id, new[] { (byte)language }));
        }
    }

    private ReadOnlyMemory<byte> Join(byte[] header, ReadOnlyMemory<byte> slice)
    {
        if (text.Encoding == TextEncoding.Gsm7Packed)
        {
            return (byte[])[.. header, .. Pack(header.Length, slice.Span)];
        }

        return header.Length == 0 ? slice : (byte[])[.. header, .. slice.Span];
    }

    private static byte[] Pack(int headerOctets, ReadOnlySpan<byte> septets)
    {
        int fillBits = Gsm7Packing.FillBitsAfter(headerOctets);
        byte[] padded = Gsm7Packing.Pack(septets, fillBits, padWithCarriageReturn: true);

        // A full part that ends in CR has no room to double it: the reader then drops one, and the text ends without its last CR.
        bool overflows = padded.Length + headerOctets == LongMessage.MaxOctets + 1;
        return overflows ? Gsm7Packing.Pack(septets, fillBits) : padded;
    }
}
