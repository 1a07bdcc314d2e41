using System.Text;

namespace SmppSaga.Smpp.Text;

/// <summary>Replaces characters that only look special by what GSM 03.38 has, so that a text may stay at 160 characters instead of 70.</summary>
public static class Gsm7Transliteration
{
    // Base letters first, then every form of them that the default alphabet lacks.
    private static readonly string[] Letters =
    [
        "AÀÁÂÃĀĂĄǍȀȂẠẢẤẦẨẪẬẮẰẲẴẶΑ", "aáâãāăąǎȁȃạảấầẩẫậắằẳẵặ", "BΒ", "CĆĈĊČ", "cćĉċč", "DĎĐÐ", "dďđð", "EÈÊËĒĔĖĘĚẸẺẼẾỀỂỄỆΕ", "eêëēĕėęěẹẻẽếềểễệ",
        "fƒ", "GĜĞĠĢ", "gĝğġģ", "HĤĦΗ", "hĥħ", "IÌÍÎÏĨĪĬĮİỈỊΙ", "iíîïĩīĭįıỉị", "JĴ", "jĵ", "KĶΚ", "kķ", "LĹĻĽĿŁ", "lĺļľŀł", "MΜ", "NŃŅŇΝ", "nńņňŉ",
        "OÒÓÔÕŌŎŐƠỌỎỐỒỔỖỘỚỜỞỠỢΟ", "oóôõōŏőơọỏốồổỗộớờởỡợ", "PΡ", "RŔŖŘ", "rŕŗř", "SŚŜŞŠȘ", "sśŝşšș", "TŢŤŦȚΤ", "tţťŧț", "UÙÚÛŨŪŬŮŰŲƯỤỦỨỪỬỮỰ", "uúûũūŭůűųưụủứừửữự",
        "WŴ", "wŵ", "XΧ", "YÝŶŸỲỴỶỸΥ", "yýÿŷỳỵỷỹ", "ZŹŻŽΖ", "zźżž", "Çç",
        "\"“”„‟«»″", "'‘’‚‛‹›′`´", "-‐‑‒–—―−", " \u00A0\u2002\u2003\u2007\u2009\u200A\u202F\u3000\t", "*•·∙", "/⁄∕", ":∶", "~∼", "<≤", ">≥",
    ];

    private static readonly Dictionary<char, string> Replacements = Build();

    /// <summary>The text with each such character replaced; those that have no near relative stay, so the result may still need UCS-2.</summary>
    public static string Apply(string text)
    {
        int first = Gsm7.IndexOfUnencodable(text);
        if (first < 0)
        {
            return text;
        }

        StringBuilder replaced = new(text, 0, first, text.Length + 16);
        foreach (char character in text.AsSpan(first))
        {
            _ = Gsm7Alphabet.Default.SeptetsOf(character) == 0 && Replacements.TryGetValue(character, out string? replacement)
                ? replaced.Append(replacement)
                : replaced.Append(character);
        }

        return replaced.ToString();
    }

    private static Dictionary<char, string> Build()
    {
        Dictionary<char, string> map = new()
        {
            ['…'] = "...", ['™'] = "TM", ['®'] = "(R)", ['©'] = "(C)", ['Œ'] = "OE", ['œ'] = "oe", ['Ĳ'] = "IJ", ['ĳ'] = "ij", ['ﬁ'] = "fi", ['ﬂ'] = "fl",
            ['¼'] = "1/4", ['½'] = "1/2", ['¾'] = "3/4", ['²'] = "2", ['³'] = "3", ['¹'] = "1", ['º'] = "o", ['ª'] = "a", ['×'] = "x", ['Þ'] = "Th", ['þ'] = "th", ['ẞ'] = "ß",
            ['\u200B'] = "", ['\u200C'] = "", ['\u200D'] = "", ['\u2060'] = "", ['\uFEFF'] = "", ['\u00AD'] = "", ['\u2028'] = "\n", ['\u2029'] = "\n",
        };
        foreach (string letters in Letters)
        {
            foreach (char form in letters.AsSpan(1))
            {
                map[form] = letters[..1];
            }
        }

        return map;
    }
}
