using System.Text;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>How the parts of a long text are tied together on the wire, by the connector's long_messages.</summary>
public sealed class LongMessageFormTests
{
    private static readonly string Text = string.Concat(Enumerable.Range(100, 100).Select(static x => $"{x},")) + "!";

    [Theory]
    [InlineData(LongMessages.Udh8, "05000342", 153)]
    [InlineData(LongMessages.Udh16, "0608040142", 152)]
    public void A_header_in_front_of_each_part_names_reference_total_and_number(LongMessages form, string header, int perPart)
    {
        IReadOnlyList<SubmitSm> parts = Build(form);

        Assert.All(parts, static x => Assert.Equal(0x40, x.EsmClass));
        Assert.Equal([$"{header}0301", $"{header}0302", $"{header}0303"], parts.Select(x => Convert.ToHexString(x.ShortMessage.Span[..((header.Length / 2) + 2)])));
        Assert.Equal(perPart + (header.Length / 2) + 2, parts[0].ShortMessage.Length);
        Assert.Equal(Text, Whole(parts.Select(x => x.ShortMessage[((header.Length / 2) + 2)..])));
        Assert.All(parts, static x => Assert.Equal([TlvTag.UserMessageReference], x.Tlvs.Select(static t => t.Tag)));
    }

    [Fact]
    public void Sar_leaves_the_header_to_the_SMSC_and_says_the_same_in_TLVs()
    {
        IReadOnlyList<SubmitSm> parts = Build(LongMessages.Sar);

        Assert.All(parts, static x => Assert.Equal(0, x.EsmClass));
        Assert.Equal(
            [((ushort?)0x0142, (byte?)3, (byte?)1), (0x0142, 3, 2), (0x0142, 3, 3)],
            parts.Select(static x => (x.Tlvs.SarMsgRefNum, x.Tlvs.SarTotalSegments, x.Tlvs.SarSegmentSeqnum)));
        Assert.Equal(Text, Whole(parts.Select(static x => x.ShortMessage)));
        Assert.All(parts, static x => Assert.Null(x.Tlvs.MessagePayload));
    }

    [Fact]
    public void Payload_is_one_submit_sm_with_the_whole_text_in_one_TLV()
    {
        SubmitSm pdu = Assert.Single(Build(LongMessages.Payload));

        Assert.Equal((0, 0), (pdu.EsmClass, pdu.ShortMessage.Length));
        Assert.Equal([TlvTag.MessagePayload, TlvTag.UserMessageReference], pdu.Tlvs.Select(static x => x.Tag));
        Assert.Equal(Text, Whole([pdu.Tlvs.MessagePayload!.Value]));
    }

    [Theory]
    [InlineData(LongMessages.Udh8)]
    [InlineData(LongMessages.Udh16)]
    [InlineData(LongMessages.Sar)]
    [InlineData(LongMessages.Payload)]
    public void A_short_text_goes_as_it_is_whatever_the_form(LongMessages form)
    {
        SubmitSm pdu = Assert.Single(Build(form, Text[..160]));

        Assert.Equal((0, Text[..160]), (pdu.EsmClass, Whole([pdu.ShortMessage])));
        Assert.Equal([TlvTag.UserMessageReference], pdu.Tlvs.Select(static x => x.Tag));
    }

    private static IReadOnlyList<SubmitSm> Build(LongMessages form, string? text = null) =>
        SubmitSmBuilder.Build(Sample.Accepted() with { Text = text ?? Text }, new ConnectorOptions { LongMessages = form }, 0x0142);

    private static string Whole(IEnumerable<ReadOnlyMemory<byte>> octets) => string.Concat(octets.Select(static x => Encoding.ASCII.GetString(x.Span)));
}
