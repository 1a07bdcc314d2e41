namespace SmppSaga.Smpp.Text;

/// <summary>
/// The national language tables of 3GPP TS 23.038, annex A, as what each changes in a common base. An item is the septet, the code point and, behind a plus, how many follow one
/// another: <c>61:0061+26</c> is a to z. One figure departs from the text of the specification: Kannada 0x24 is U+0CA1, where Release 18 prints the letter of 0x3D again.
/// </summary>
internal static class NationalTables
{
    /// <summary>What the locking tables 4 to 13 share.</summary>
    internal const string CommonLocking =
        "0A:000A 0D:000D 20:0020+2 28:0029 29:0028 2C:002C 2E:002E 30:0030+12 3F:003F 61:0061+26";

    /// <summary>What the single shift tables 4 to 13 share.</summary>
    internal const string CommonSingleShift =
        "00:0040 01:00A3 02:0024 03:00A5 04:00BF 05:0022 06:00A4 07:0025+3 0A:000C 0B:002A+2 0E:002D 0F:002F 10:003C+3 13:00A1 " +
        "14:005E 15:00A1 16:005F 17:0023 18:002A 28:007B 29:007D 2F:005C 3C:005B 3D:007E 3E:005D 40:007C 41:0041+26";

    /// <summary>Locking shift tables (A.3): 1 and 3 change the default alphabet, 4 to 13 add to <see cref="CommonLocking"/>. Spanish has none.</summary>
    internal static string? LockingChanges(NationalLanguage language) => language switch
    {
        NationalLanguage.Turkish =>
            "04:20AC 07:0131 0B:011E+2 1C:015E+2 40:0130 60:00E7",
        NationalLanguage.Portuguese =>
            "04:00EA 06:00FA 07:00ED 08:00F3 09:00E7 0B:00D4 0C:00F4 0E:00C1 0F:00E1 12:00AA 13:00C7 14:00C0 15:221E 16:005E 17:005C " +
            "18:20AC 19:00D3 1A:007C 1C:00C2 1D:00E2 1E:00CA 24:00BA 40:00CD 5B:00C3 5C:00D5 5D:00DA 60:007E 7B:00E3 7C:00F5 7D:0060",
        NationalLanguage.Bengali =>
            "00:0981+3 03:0985+7 0B:098C 0F:098F+2 13:0993+8 1C:099B+4 22:099F+6 2A:09A5+2 2D:09A7 2F:09A8 3D:09AA+2 40:09AC+5 " +
            "46:09B2 4A:09B6+4 4E:09BC+9 59:09C7+2 5D:09CB+4 7B:09D7 7C:09DC+2 7E:09F0+2",
        NationalLanguage.Gujarati =>
            "00:0A81+3 03:0A85+7 0B:0A8C+2 0F:0A8F+3 13:0A93+8 1C:0A9B+4 22:0A9F+6 2A:0AA5+2 2D:0AA7 2F:0AA8 3D:0AAA+2 40:0AAC+5 " +
            "46:0AB2+2 49:0AB5+5 4E:0ABC+10 59:0AC7+3 5D:0ACB+3 60:0AD0 7B:0AE0+4 7F:0AF1",
        NationalLanguage.Hindi =>
            "00:0901+3 03:0905+7 0B:090C+2 0E:090E+13 1C:091B+4 22:091F+6 2A:0925+2 2D:0927 2F:0928 3C:0929+3 40:092C+14 4E:093C+18 " +
            "60:0950 7B:0972 7C:097B+2 7E:097E+2",
        NationalLanguage.Kannada =>
            "01:0C82+2 03:0C85+7 0B:0C8C 0E:0C8E+3 12:0C92+9 1C:0C9B+4 22:0C9F+6 2A:0CA5+2 2D:0CA7 2F:0CA8 3D:0CAA+2 40:0CAC+8 " +
            "49:0CB5+5 4E:0CBC+9 58:0CC6+3 5C:0CCA+4 60:0CD5 7B:0CD6 7C:0CE0+4",
        NationalLanguage.Malayalam =>
            "01:0D02+2 03:0D05+7 0B:0D0C 0E:0D0E+3 12:0D12+9 1C:0D1B+4 22:0D1F+6 2A:0D25+2 2D:0D27 2F:0D28 3D:0D2A+2 40:0D2C+14 " +
            "4F:0D3D+8 58:0D46+3 5C:0D4A+4 60:0D57 7B:0D60+4 7F:0D79",
        NationalLanguage.Oriya =>
            "00:0B01+3 03:0B05+7 0B:0B0C 0F:0B0F+2 13:0B13+8 1C:0B1B+4 22:0B1F+6 2A:0B25+2 2D:0B27 2F:0B28 3D:0B2A+2 40:0B2C+5 " +
            "46:0B32+2 49:0B35+5 4E:0B3C+9 59:0B47+2 5D:0B4B+3 60:0B56 7B:0B57 7C:0B60+4",
        NationalLanguage.Punjabi =>
            "00:0A01+3 03:0A05+6 0F:0A0F+2 13:0A13+8 1C:0A1B+4 22:0A1F+6 2A:0A25+2 2D:0A27 2F:0A28 3D:0A2A+2 40:0A2C+5 46:0A32+2 " +
            "49:0A35+2 4C:0A38+2 4E:0A3C 50:0A3E+5 59:0A47+2 5D:0A4B+3 60:0A51 7B:0A70+5",
        NationalLanguage.Tamil =>
            "01:0B82+2 03:0B85+6 0E:0B8E+3 12:0B92+4 19:0B99+2 1D:0B9C 1F:0B9E 22:0B9F 26:0BA3+2 2F:0BA8 3C:0BA9+2 42:0BAE+12 " +
            "50:0BBE+5 58:0BC6+3 5C:0BCA+4 60:0BD0 7B:0BD7 7C:0BF0+3 7F:0BF9",
        NationalLanguage.Telugu =>
            "00:0C01+3 03:0C05+7 0B:0C0C 0E:0C0E+3 12:0C12+9 1C:0C1B+4 22:0C1F+6 2A:0C25+2 2D:0C27 2F:0C28 3D:0C2A+2 40:0C2C+8 " +
            "49:0C35+5 4F:0C3D+8 58:0C46+3 5C:0C4A+4 60:0C55 7B:0C56 7C:0C60+4",
        NationalLanguage.Urdu =>
            "00:0627 01:0622 02:0628 03:067B 04:0680 05:067E 06:06A6 07:062A 08:06C2 09:067F 0B:0679 0C:067D 0E:067A 0F:067C " +
            "10:062B+2 12:0681 13:0684 14:0683 15:0685+3 18:062D+3 1C:068C 1D:0688+3 22:068F 23:068D 24:0630+2 26:0691 27:0693 " +
            "2A:0699 2B:0632 2D:0696 2F:0698 3C:069A 3D:0633+2 40:0635+5 45:0641+2 47:06A9+3 4A:06AF 4B:06B3 4C:06B1 4D:0644+3 " +
            "50:06BA+3 53:0648 54:06C4 55:06D5 56:06C1 57:06BE 58:0621 59:06CC 5A:06D0 5B:06D2 5C:064D 5D:0650 5E:064F 5F:0657 " +
            "60:0654 7B:0655 7C:0651 7D:0653 7E:0656 7F:0670",
        _ => null,
    };

    /// <summary>Single shift tables (A.2): 1 to 3 add to the default extension, 4 to 13 to <see cref="CommonSingleShift"/>.</summary>
    internal static string? SingleShiftChanges(NationalLanguage language) => language switch
    {
        NationalLanguage.Turkish =>
            "47:011E 49:0130 53:015E 63:00E7 67:011F 69:0131 73:015F",
        NationalLanguage.Spanish =>
            "09:00E7 41:00C1 49:00CD 4F:00D3 55:00DA 61:00E1 69:00ED 6F:00F3 75:00FA",
        NationalLanguage.Portuguese =>
            "05:00EA 09:00E7 0B:00D4 0C:00F4 0E:00C1 0F:00E1 12:03A6 13:0393 15:03A9 16:03A0 17:03A8 18:03A3 19:0398 1F:00CA 41:00C0 " +
            "49:00CD 4F:00D3 55:00DA 5B:00C3 5C:00D5 61:00C2 69:00ED 6F:00F3 75:00FA 7B:00E3 7C:00F5 7F:00E2",
        NationalLanguage.Bengali =>
            "19:09E6+2 1C:09E8+8 24:09DF+4 2A:09E3 2B:09F2+4 30:09F6+5 65:20AC",
        NationalLanguage.Gujarati =>
            "19:0964+2 1C:0AE6+10 65:20AC",
        NationalLanguage.Hindi =>
            "19:0964+2 1C:0966+10 26:0951+2 2A:0953+2 2C:0958+3 30:095B+9 39:0970+2 65:20AC",
        NationalLanguage.Kannada =>
            "19:0964+2 1C:0CE6+10 26:0CDE 27:0CF1 2A:0CF2 65:20AC",
        NationalLanguage.Malayalam =>
            "19:0964+2 1C:0D66+12 2A:0D72+4 2E:0D7A 30:0D7B+5 65:20AC",
        NationalLanguage.Oriya =>
            "19:0964+2 1C:0B66+10 26:0B5C+2 2A:0B5F 2B:0B70+2 65:20AC",
        NationalLanguage.Punjabi =>
            "19:0964+2 1C:0A66+10 26:0A59+2 2A:0A5B+2 2C:0A5E 2D:0A75 65:20AC",
        NationalLanguage.Tamil =>
            "19:0964+2 1C:0BE6+10 26:0BF3+2 2A:0BF5+4 2E:0BFA 65:20AC",
        NationalLanguage.Telugu =>
            "1C:0C66+10 26:0C58+2 2A:0C78+5 30:0C7D+3",
        NationalLanguage.Urdu =>
            "19:0600+2 1C:06F0+10 26:060C+2 2A:060E+5 30:0613+2 32:061B 33:061F 34:0640 35:0652 36:0658 37:066B+2 39:0672+2 3B:06CD " +
            "3F:06D4 65:20AC",
        _ => null,
    };
}
