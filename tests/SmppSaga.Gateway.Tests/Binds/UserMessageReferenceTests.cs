using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class UserMessageReferenceTests
{
    [Fact]
    public void Each_part_has_its_own_and_no_reference_is_0_at_the_wrap()
    {
        SmsAccepted sms = Sample.Accepted() with { Text = new string('a', 400) };

        Assert.Equal([65535, 2039, 4078], SubmitSmBuilder.Build(sms, new ConnectorOptions(), 65535).Select(x => (int)x.Tlvs.UserMessageReference!));
        Assert.Equal(
            Enumerable.Range(1, 65535), Enumerable.Range(1, 65535).Select(x => (int)UserMessageReference.Of((ushort)x, 32)).Order());
        Assert.Equal(32, Enumerable.Range(1, 32).Select(x => UserMessageReference.Of(65535, x)).Distinct().Count());
    }

    [Fact]
    public void It_ends_the_submit_sm_as_tag_length_and_two_octets()
    {
        SubmitSm pdu = Assert.Single(SubmitSmBuilder.Build(Sample.Accepted(), new ConnectorOptions(), 0x4711));

        Assert.EndsWith("48656C6C6F" + "020400024711", Convert.ToHexString(PduEncoder.Encode(pdu)), StringComparison.Ordinal);
    }

    [Fact]
    public void SMPP_3_3_knows_no_TLVs() =>
        Assert.Null(Assert.Single(SubmitSmBuilder.Build(Sample.Accepted(), new ConnectorOptions { InterfaceVersion = 0x33 }, 7)).Tlvs.UserMessageReference);

    [Fact]
    public void The_message_s_own_goes_before()
    {
        SmsAccepted sms = Sample.Accepted() with { Tlvs = new(StringComparer.Ordinal) { ["0x0204"] = "0102" } };

        Assert.Equal([TlvTag.UserMessageReference], Assert.Single(SubmitSmBuilder.Build(sms, new ConnectorOptions(), 7)).Tlvs.Select(x => x.Tag));
        Assert.Equal((ushort)0x0102, Assert.Single(SubmitSmBuilder.Build(sms, new ConnectorOptions(), 7)).Tlvs.UserMessageReference);
    }
}
