using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class SubmitSmBuilderTests
{
    private static readonly ConnectorOptions Connector = new() { ServiceType = "WAP", SourceAddrTon = 3, SourceAddrNpi = 1 };

    [Fact]
    public void A_short_message_is_one_part_with_the_fields_of_its_connector()
    {
        SubmitSm pdu = Assert.Single(SubmitSmBuilder.Build(Sample.Accepted(), Connector, 7));

        Assert.Equal(("WAP", 3, 1, "27831110000"), (pdu.ServiceType, pdu.SourceAddrTon, pdu.SourceAddrNpi, pdu.SourceAddr));
        Assert.Equal((1, 1, "27831234567"), (pdu.DestAddrTon, pdu.DestAddrNpi, pdu.DestinationAddr));
        Assert.Equal((0, 0, 1), (pdu.EsmClass, pdu.DataCoding, pdu.RegisteredDelivery));
        Assert.Equal("Hello"u8.ToArray(), pdu.ShortMessage.ToArray());
    }

    [Theory]
    [InlineData("ACME", 5, 0)]
    [InlineData("", 0, 0)]
    [InlineData("+27831110000", 3, 1)]
    public void The_type_of_number_of_the_sender_follows_what_it_is(string sender, byte ton, byte npi)
    {
        SubmitSm pdu = Assert.Single(SubmitSmBuilder.Build(Sample.Accepted() with { Sender = sender }, Connector, 7));

        Assert.Equal((sender, ton, npi), (pdu.SourceAddr, pdu.SourceAddrTon, pdu.SourceAddrNpi));
    }

    [Theory]
    [InlineData(DestinationFormat.AsIs, "+27831234567")]
    [InlineData(DestinationFormat.Digits, "27831234567")]
    [InlineData(DestinationFormat.Plus, "+27831234567")]
    public void The_destination_is_rewritten_only_as_its_connector_says(DestinationFormat format, string expected)
    {
        SmsAccepted sms = Sample.Accepted() with { To = "+27831234567" };

        Assert.Equal(expected, Assert.Single(SubmitSmBuilder.Build(sms, Connector with { DestinationFormat = format }, 7)).DestinationAddr);
    }

    [Fact]
    public void The_parts_of_a_long_message_share_one_reference_and_are_the_same_at_every_attempt()
    {
        SmsAccepted sms = Sample.Accepted() with { Text = new string('a', 400) };

        IReadOnlyList<SubmitSm> parts = SubmitSmBuilder.Build(sms, Connector, 0x42);

        Assert.Equal(3, parts.Count);
        Assert.All(parts, x => Assert.Equal(0x40, x.EsmClass & 0x40));
        Assert.Equal([0x42, 0x42, 0x42], parts.Select(x => (int)x.ShortMessage.Span[3]));
        Assert.Equal(parts, SubmitSmBuilder.Build(sms, Connector, 0x42));
    }

    [Fact]
    public void A_text_that_its_encoding_cannot_carry_is_refused_without_repeating_it()
    {
        NotSendableException refused = Assert.Throws<NotSendableException>(
            () => SubmitSmBuilder.Build(Sample.Accepted() with { Text = "secret Ж", Encoding = "gsm7" }, Connector, 7));

        Assert.Equal("invalid_text", refused.Reason);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }
}
