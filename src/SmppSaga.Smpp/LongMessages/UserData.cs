namespace SmppSaga.Smpp.LongMessages;

/// <summary>The octets of short_message or message_payload, told apart into header and text.</summary>
/// <param name="Header">The user data header; null without the UDHI bit, or when it is malformed.</param>
/// <param name="Text">The text; all octets when there is no header.</param>
/// <param name="IsMalformed">True when esm_class promised a header that the octets do not hold: what <paramref name="Text"/> begins with is then unknown.</param>
public readonly record struct UserData(UserDataHeader? Header, ReadOnlyMemory<byte> Text, bool IsMalformed)
{
    /// <summary>Octets of the header, 0 without one. Packed text behind it starts on the next septet boundary.</summary>
    public int HeaderLength => Header?.Length ?? 0;

    /// <summary>Reads the header if esm_class has the UDHI bit; never fails.</summary>
    public static UserData Read(ReadOnlyMemory<byte> octets, byte esmClass)
    {
        if ((esmClass & UserDataHeader.EsmClassIndicator) == 0)
        {
            return new UserData(null, octets, IsMalformed: false);
        }

        return UserDataHeader.TryRead(octets, out UserDataHeader? header, out ReadOnlyMemory<byte> text)
            ? new UserData(header, text, IsMalformed: false)
            : new UserData(null, octets, IsMalformed: true);
    }
}
