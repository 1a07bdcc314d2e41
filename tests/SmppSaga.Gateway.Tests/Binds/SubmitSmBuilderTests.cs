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

    [Theory]
    [InlineData("auto", "Grüße", false, 0x00, "47727E1E65")]
    [InlineData("gsm7", "Grüße", false, 0x00, "47727E1E65")]
    [InlineData("latin1", "Grüße", false, 0x03, "4772FCDF65")]
    [InlineData("ucs2", "Grüße", false, 0x08, "0047007200FC00DF0065")]
    [InlineData("auto", "Ж", false, 0x08, "0416")]
    [InlineData("auto", "Grüße", true, 0xF0, "47727E1E65")]
    [InlineData("ucs2", "Ж", true, 0x18, "0416")]
    public void A_text_goes_out_in_its_encoding_and_says_so(string encoding, string text, bool flash, byte dataCoding, string octets)
    {
        SubmitSm pdu = Assert.Single(SubmitSmBuilder.Build(Sample.Accepted() with { Text = text, Encoding = encoding, Flash = flash }, Connector, 7));

        Assert.Equal((dataCoding, octets), (pdu.DataCoding, Convert.ToHexString(pdu.ShortMessage.Span)));
    }

    [Theory]
    [InlineData(0x04)]
    [InlineData(0x00)]
    [InlineData(0xF5)]
    public void Data_goes_out_octet_for_octet_under_the_data_coding_it_came_with(byte dataCoding)
    {
        SmsAccepted sms = Sample.Accepted() with { Text = null, Data = new byte[] { 0x00, 0x1B, 0x80, 0xFF }, DataCoding = dataCoding };

        SubmitSm pdu = Assert.Single(SubmitSmBuilder.Build(sms, Connector, 7));

        Assert.Equal((dataCoding, 0, "001B80FF"), (pdu.DataCoding, pdu.EsmClass, Convert.ToHexString(pdu.ShortMessage.Span)));
    }

    [Fact]
    public void The_type_of_number_of_the_destination_is_the_connector_s_and_priority_and_receipt_are_the_message_s()
    {
        SmsAccepted sms = Sample.Accepted(registeredDelivery: 2) with { Text = new string('a', 400), Priority = 3 };

        IReadOnlyList<SubmitSm> parts = SubmitSmBuilder.Build(sms, Connector with { DestAddrTon = 2, DestAddrNpi = 8, RegisteredDelivery = 0 }, 7);

        Assert.Equal(3, parts.Count);
        Assert.All(parts, static x => Assert.Equal((2, 8, 3, 2), (x.DestAddrTon, x.DestAddrNpi, x.PriorityFlag, x.RegisteredDelivery)));
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
