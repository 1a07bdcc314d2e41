using SmppSaga.Gateway.Routing;

namespace SmppSaga.Gateway.Tests.Routing;

public class AddressCheckTests
{
    [Theory]
    [InlineData("27831234567")]
    [InlineData("+27831234567")]
    [InlineData("0")]
    [InlineData("12345678901234567890")]
    public void Digits_with_or_without_a_plus_are_a_destination(string to) => Assert.Null(AddressCheck.MistakeInDestination(to));

    [Theory]
    [InlineData(null, "to is empty, expected digits with or without a leading +, 20 characters at most")]
    [InlineData("", "to is empty, expected digits with or without a leading +, 20 characters at most")]
    [InlineData("   ", "to is empty, expected digits with or without a leading +, 20 characters at most")]
    [InlineData("+", "to has no digit, expected digits with or without a leading +")]
    [InlineData("++27831234567", "to has '+' at position 2, expected digits with or without a leading +")]
    [InlineData("083 123 4567", "to has a space at position 4, expected digits with or without a leading +")]
    [InlineData("083-123-4567", "to has '-' at position 4, expected digits with or without a leading +")]
    [InlineData("27831234567\n", "to has U+000A at position 12, expected digits with or without a leading +")]
    [InlineData("٠٨٣", "to has U+0660 at position 1, expected digits with or without a leading +")]
    [InlineData("123456789012345678901", "to has 21 characters, expected at most 20")]
    public void Anything_else_is_refused_in_words(string? to, string words) => Assert.Equal(words, AddressCheck.MistakeInDestination(to));

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("+27831234567")]
    [InlineData("Acme Ltd.")]
    public void A_number_a_name_or_nothing_is_a_sender(string from) => Assert.Null(AddressCheck.MistakeInSender(from));

    [Theory]
    [InlineData("Acme Limited", "from has 12 characters, expected a number of at most 20 or a name of at most 11")]
    [InlineData("Café", "from has U+00E9 at position 4, expected printable ASCII")]
    public void A_sender_that_no_handset_shows_is_refused(string from, string words) => Assert.Equal(words, AddressCheck.MistakeInSender(from));
}
