namespace SmppSaga.Smpp.Text;

/// <summary>How characters become octets of a short message (SMPP 3.4, 5.2.19).</summary>
public enum TextEncoding
{
    /// <summary>GSM 7-bit when every character has a place there, else UCS-2.</summary>
    Auto,

    /// <summary>GSM 03.38 default alphabet and extension, one septet per octet; data_coding 0.</summary>
    Gsm7,

    /// <summary>GSM 03.38 packed, eight septets in seven octets; data_coding 0. Only by agreement with the SMSC.</summary>
    Gsm7Packed,

    /// <summary>IA5; data_coding 1.</summary>
    Ascii,

    /// <summary>ISO-8859-1; data_coding 3.</summary>
    Latin1,

    /// <summary>JIS X 0208 in Shift-JIS form; data_coding 5. Decoding takes the ISO-2022-JP form as well.</summary>
    Jis,

    /// <summary>ISO-8859-5; data_coding 6.</summary>
    Cyrillic,

    /// <summary>ISO-8859-8; data_coding 7.</summary>
    Hebrew,

    /// <summary>UCS-2 as UTF-16 big endian, so that characters beyond the basic plane travel as surrogate pairs; data_coding 8.</summary>
    Ucs2,

    /// <summary>KS C 5601 in EUC-KR form; data_coding 14.</summary>
    Korean,

    /// <summary>Octets that are no text; data_coding 4.</summary>
    Binary,
}
