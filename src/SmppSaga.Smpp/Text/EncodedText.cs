namespace SmppSaga.Smpp.Text;

/// <summary>A text as the octets of a short message, not yet cut into parts.</summary>
public sealed record EncodedText
{
    /// <summary>The encoding that was taken; never <see cref="TextEncoding.Auto"/>.</summary>
    public required TextEncoding Encoding { get; init; }

    /// <summary>data_coding that says so (SMPP 3.4, 5.2.19).</summary>
    public required byte DataCoding { get; init; }

    /// <summary>The octets, without any user data header. <see cref="TextEncoding.Gsm7Packed"/> is held one septet per octet and packed part by part.</summary>
    public required ReadOnlyMemory<byte> Octets { get; init; }

    /// <summary>The tables of GSM 7-bit; other ones than the default travel in a user data header and leave less room for text.</summary>
    public Gsm7Alphabet Alphabet { get; init; } = Gsm7Alphabet.Default;

    /// <summary>What the limits of a short message count: septets (escapes included), UTF-16 units, or octets.</summary>
    public int Units => Encoding == TextEncoding.Ucs2 ? Octets.Length / 2 : Octets.Length;
}
