using System.Diagnostics.CodeAnalysis;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.LongMessages;

/// <summary>One part of a long message as it came in.</summary>
public sealed record ReceivedPart
{
    /// <summary>source_addr.</summary>
    public required string Source { get; init; }

    /// <summary>destination_addr.</summary>
    public required string Destination { get; init; }

    /// <summary>Reference, total and number; always possible ones.</summary>
    public required ConcatenationInfo Concatenation { get; init; }

    /// <summary>data_coding of this part; parts of one message may differ.</summary>
    public required byte DataCoding { get; init; }

    /// <summary>The text without its header. A <see cref="MessageAssembler"/> keeps a copy of it.</summary>
    public required ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>Octets of the header that stood before the text; packed text needs it.</summary>
    public int HeaderLength { get; init; }

    /// <summary>The GSM 7-bit tables that this part's header names.</summary>
    public Gsm7Alphabet Alphabet { get; init; } = Gsm7Alphabet.Default;

    /// <summary>False when the PDU is a whole message: no concatenation in its header and no SAR TLVs, or impossible numbers in them.</summary>
    /// <param name="source">source_addr.</param>
    /// <param name="destination">destination_addr.</param>
    /// <param name="userData">Header and text, read by esm_class.</param>
    /// <param name="dataCoding">data_coding of the PDU.</param>
    /// <param name="sar">The values of the three SAR TLVs when all are there; the header comes first.</param>
    /// <param name="part">The part.</param>
    public static bool TryRead(
        string source,
        string destination,
        UserData userData,
        byte dataCoding,
        ConcatenationInfo? sar,
        [NotNullWhen(true)] out ReceivedPart? part)
    {
        ConcatenationInfo? concatenation = userData.Header?.Concatenation ?? sar;
        part = concatenation is { IsValid: true, Total: > 1 }
            ? new ReceivedPart
            {
                Source = source,
                Destination = destination,
                Concatenation = concatenation.Value,
                DataCoding = dataCoding,
                Text = userData.Text,
                HeaderLength = userData.HeaderLength,
                Alphabet = userData.Header?.Alphabet ?? Gsm7Alphabet.Default,
            }
            : null;
        return part is not null;
    }
}
