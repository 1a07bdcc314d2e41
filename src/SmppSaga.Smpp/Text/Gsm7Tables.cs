namespace SmppSaga.Smpp.Text;

/// <summary>The default alphabet of 3GPP TS 23.038, 6.2.1, row by row of the code: sixteen septets a line.</summary>
internal static class Gsm7Tables
{
    /// <summary>Stands in a table where the specification leaves the code reserved, and for the escape itself.</summary>
    internal const char Reserved = '\uFFFF';

    internal const string DefaultLocking =
        "@£$¥èéùìòÇ\nØø\rÅå" +
        "Δ_ΦΓΛΩΠΨΣΘΞ\uFFFFÆæßÉ" +
        " !\"#¤%&'()*+,-./" +
        "0123456789:;<=>?" +
        "¡ABCDEFGHIJKLMNO" +
        "PQRSTUVWXYZÄÖÑÜ§" +
        "¿abcdefghijklmno" +
        "pqrstuvwxyzäöñüà";

    internal static readonly Dictionary<byte, char> DefaultExtension = new()
    {
        [0x0A] = '\f',
        [0x14] = '^',
        [0x28] = '{',
        [0x29] = '}',
        [0x2F] = '\\',
        [0x3C] = '[',
        [0x3D] = '~',
        [0x3E] = ']',
        [0x40] = '|',
        [0x65] = '€',
    };
}
