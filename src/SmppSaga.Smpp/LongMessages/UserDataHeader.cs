using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.LongMessages;

/// <summary>The user data header in front of a text when esm_class has the UDHI bit (3GPP TS 23.040, 9.2.3.24): elements in wire order, unknown ones kept.</summary>
public sealed class UserDataHeader
{
    /// <summary>The UDHI bit of esm_class (SMPP 3.4, 5.2.12).</summary>
    public const byte EsmClassIndicator = 0x40;

    /// <summary>A header of these elements.</summary>
    /// <exception cref="ArgumentException">An element has more than 253 octets, or all together more than 255.</exception>
    public UserDataHeader(IReadOnlyList<InformationElement> elements)
    {
        Elements = elements;
        int octets = elements.Sum(e => e.Data.Length + 2);
        if (octets > byte.MaxValue)
        {
            throw new ArgumentException($"user data header: at most 255 octets, the elements need {octets}.", nameof(elements));
        }
    }

    /// <summary>The elements in wire order.</summary>
    public IReadOnlyList<InformationElement> Elements { get; }

    /// <summary>Octets on the wire, the length octet included.</summary>
    public int Length => 1 + Elements.Sum(e => e.Data.Length + 2);

    /// <summary>Reference, total and sequence; null without a well-formed element. Of several the last counts (3GPP TS 23.040, 9.2.3.24).</summary>
    public ConcatenationInfo? Concatenation
    {
        get
        {
            ConcatenationInfo? found = null;
            foreach (InformationElement element in Elements)
            {
                found = ReadConcatenation(element) is { IsValid: true } read ? read : found;
            }

            return found;
        }
    }

    /// <summary>Destination and originator port; null without a well-formed element.</summary>
    public (ushort Destination, ushort Originator)? Ports
    {
        get
        {
            (ushort, ushort)? found = null;
            foreach (InformationElement element in Elements)
            {
                found = ReadPorts(element) ?? found;
            }

            return found;
        }
    }

    /// <summary>The GSM 7-bit tables that the header names; the default ones without its elements.</summary>
    public Gsm7Alphabet Alphabet => Gsm7Alphabet.For(
        (NationalLanguage)OneOctet(InformationElement.NationalLockingShift),
        (NationalLanguage)OneOctet(InformationElement.NationalSingleShift));

    /// <summary>
    /// Reads the header at the beginning of <paramref name="userData"/>. False when its length octet leads beyond the octets, or an element beyond the header: then no octet can be trusted to be a header.
    /// </summary>
    /// <param name="userData">short_message or message_payload of a PDU whose esm_class has the UDHI bit.</param>
    /// <param name="header">The header; its elements are slices of <paramref name="userData"/>.</param>
    /// <param name="text">What follows the header, with fill bits in front if it is packed.</param>
    public static bool TryRead(ReadOnlyMemory<byte> userData, [NotNullWhen(true)] out UserDataHeader? header, out ReadOnlyMemory<byte> text)
    {
        header = null;
        text = userData;
        if (userData.IsEmpty || userData.Span[0] >= userData.Length)
        {
            return false;
        }

        ReadOnlyMemory<byte> rest = userData.Slice(1, userData.Span[0]);
        List<InformationElement> elements = [];
        while (!rest.IsEmpty)
        {
            if (rest.Length < 2 || rest.Span[1] > rest.Length - 2)
            {
                return false;
            }

            elements.Add(new InformationElement(rest.Span[0], rest.Slice(2, rest.Span[1])));
            rest = rest[(2 + rest.Span[1])..];
        }

        header = new UserDataHeader(elements);
        text = userData[header.Length..];
        return true;
    }

    /// <summary>The octets of the header, the length octet first.</summary>
    public byte[] ToArray()
    {
        byte[] octets = new byte[Length];
        octets[0] = (byte)(octets.Length - 1);
        int at = 1;
        foreach (InformationElement element in Elements)
        {
            octets[at] = element.Id;
            octets[at + 1] = (byte)element.Data.Length;
            element.Data.Span.CopyTo(octets.AsSpan(at + 2));
            at += 2 + element.Data.Length;
        }

        return octets;
    }

    private static ConcatenationInfo? ReadConcatenation(InformationElement element)
    {
        ReadOnlySpan<byte> data = element.Data.Span;
        return element.Id switch
        {
            InformationElement.Concatenation8 when data.Length == 3 => new(data[0], data[1], data[2]),
            InformationElement.Concatenation16 when data.Length == 4 => new(BinaryPrimitives.ReadUInt16BigEndian(data), data[2], data[3]),
            _ => null,
        };
    }

    private static (ushort Destination, ushort Originator)? ReadPorts(InformationElement element)
    {
        ReadOnlySpan<byte> data = element.Data.Span;
        return element.Id switch
        {
            InformationElement.Ports8 when data.Length == 2 => (data[0], data[1]),
            InformationElement.Ports16 when data.Length == 4 =>
                (BinaryPrimitives.ReadUInt16BigEndian(data), BinaryPrimitives.ReadUInt16BigEndian(data[2..])),
            _ => null,
        };
    }

    private byte OneOctet(byte id) => Elements.LastOrDefault(e => e.Id == id && e.Data.Length == 1) is { Data.Length: 1 } found ? found.Data.Span[0] : (byte)0;
}
