using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.Text;

public class Gsm7TransliterationTests
{
    [Theory]
    [InlineData("“Don’t” – said he…", "\"Don't\" - said he...")]
    [InlineData("Příliš žluťoučký kůň", "Prilis zlutoucky kun")]
    [InlineData("Việt Nam", "Viet Nam")]
    [InlineData("façade\u00A0½ ™\u200B", "faÇade 1/2 TM")]
    [InlineData("ΑΒΓ ñ é ö à €", "ABΓ ñ é ö à €")]
    [InlineData("ŁÓDŹ", "LODZ")]
    public void Look_alikes_are_replaced_and_what_the_alphabet_has_is_kept(string text, string expected)
    {
        Assert.Equal(expected, Gsm7Transliteration.Apply(text));
        Assert.Equal(TextEncoding.Gsm7, MessageText.Encode(Gsm7Transliteration.Apply(text)).Encoding);
    }

    [Theory]
    [InlineData("Привет")]
    [InlineData("日本 \uD83D\uDE00")]
    [InlineData("")]
    public void What_has_no_near_relative_stays(string text)
    {
        Assert.Equal(text, Gsm7Transliteration.Apply(text));
    }
}
