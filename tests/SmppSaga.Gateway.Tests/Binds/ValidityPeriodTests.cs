using System.Text;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class ValidityPeriodTests
{
    [Theory]
    [InlineData("1.00:00:00", "000001000000000R")]
    [InlineData("00:05:00", "000000000500000R")]
    [InlineData("00:00:01.999", "000000000001000R")]
    [InlineData("00:00:00.001", "000000000001000R")]
    [InlineData("-00:00:02", "000000000001000R")]
    [InlineData("29.23:59:59", "000029235959000R")]
    [InlineData("30.00:00:00", "260331120000000+")]
    [InlineData("400.00:00:01.500", "270405120001500+")]
    public void Says_what_is_left_to_the_second_and_an_instant_where_months_would_begin(string left, string expected)
    {
        SmsAccepted sms = Sample.Accepted() with { ValidityAsked = true, ValidUntil = Sample.Start + TimeSpan.Parse(left, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(expected, ValidityPeriod.At(Sample.Start, sms));
    }

    [Fact]
    public void A_validity_beyond_the_years_that_SMPP_can_write_is_left_to_the_SMSC() =>
        Assert.Equal("", ValidityPeriod.At(Sample.Start, Sample.Accepted() with { ValidityAsked = true, ValidUntil = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero) }));

    [Fact]
    public void An_instant_is_written_in_UTC()
    {
        SmsAccepted sms = Sample.Accepted() with { ValidityAsked = true, ValidUntil = (Sample.Start + TimeSpan.FromDays(60)).ToOffset(TimeSpan.FromHours(2)) };

        Assert.Equal("260430120000000+", ValidityPeriod.At(Sample.Start, sms));
    }

    [Fact]
    public void A_message_that_asked_for_none_leaves_it_to_the_SMSC() => Assert.Equal("", ValidityPeriod.At(Sample.Start, Sample.Accepted()));

    [Fact]
    public void The_octets_of_the_submit_sm_have_it_where_SMPP_wants_it()
    {
        SubmitSm built = Assert.Single(SubmitSmBuilder.Build(Sample.Accepted(), new ConnectorOptions { InterfaceVersion = 0x33 }, 7));

        byte[] octets = PduEncoder.Encode(built with { SequenceNumber = 9, ValidityPeriod = ValidityPeriod.At(Sample.Start, Sample.Accepted() with { ValidityAsked = true }) });

        Assert.Equal(
            "0000004C000000040000000000000009000000323738333131313030303000010132373833313233343536370000000000" + Convert.ToHexString(Encoding.ASCII.GetBytes("000001000000000R")) + "0001000000" + "0548656C6C6F",
            Convert.ToHexString(octets));
    }
}
