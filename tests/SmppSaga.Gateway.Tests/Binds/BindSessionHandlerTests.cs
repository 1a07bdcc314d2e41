using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Tests.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class BindSessionHandlerTests
{
    private const string Text = "id:a sub:001 dlvrd:001 submit date:2603011200 done date:2603011201 stat:DELIVRD err:000 text:";

    [Theory]
    [InlineData("short_message")]
    [InlineData("message_payload")]
    [InlineData("ucs2")]
    [InlineData("behind an 8-bit reference")]
    [InlineData("behind a 16-bit reference")]
    [InlineData("data_sm")]
    [InlineData("data_sm with TLVs alone")]
    public async Task A_receipt_counts_whatever_carries_it(string carrier)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();
        await bind.TakenAsync(smsId, 1, "a");
        byte[] text = Encoding.ASCII.GetBytes(Text);
        DeliverSm deliver = new() { SourceAddr = Sample.Accepted().To, EsmClass = 0x04 };
        DataSm data = new() { SourceAddr = deliver.SourceAddr, DestinationAddr = Sample.Accepted().Sender, EsmClass = 0x04 };

        Pdu? answer = await HandleAsync(bind, carrier switch
        {
            "short_message" => deliver with { ShortMessage = text },
            "message_payload" => deliver with { Tlvs = [new Tlv(TlvTag.MessagePayload, text)] },
            "ucs2" => deliver with { DataCoding = 8, ShortMessage = Encoding.BigEndianUnicode.GetBytes(Text) },
            "behind an 8-bit reference" => deliver with { EsmClass = 0x44, ShortMessage = (byte[])[5, 0, 3, 0x47, 1, 1, .. text] },
            "behind a 16-bit reference" => deliver with { EsmClass = 0x44, ShortMessage = (byte[])[6, 8, 4, 0x47, 0x11, 1, 1, .. text] },
            "data_sm" => data with { Tlvs = [new Tlv(TlvTag.MessagePayload, text)] },
            _ => data with { EsmClass = 0, Tlvs = [Tlv.OfCOctetString(TlvTag.ReceiptedMessageId, "a"), Tlv.OfByte(TlvTag.MessageState, 2)] },
        });

        Assert.Equal(CommandStatus.ESME_ROK, answer!.CommandStatus);
        Assert.Equal(carrier.StartsWith("data_sm", StringComparison.Ordinal), answer is DataSmResp);
        Assert.Equal(MessageState.Delivered, await bind.StateAsync(smsId));
    }

    [Theory]
    [InlineData(0x00, false)]
    [InlineData(0x00, true)]
    [InlineData(0x08, false)]
    public async Task What_is_no_receipt_is_left_with_the_SMSC_however_it_looks(byte esmClass, bool emptyId)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = await bind.WrittenAsync();
        await bind.TakenAsync(smsId, 1, "a");

        Pdu? answer = await HandleAsync(bind, new DeliverSm
        {
            SourceAddr = Sample.Accepted().To, EsmClass = esmClass, ShortMessage = Encoding.ASCII.GetBytes(Text),
            Tlvs = emptyId ? [Tlv.OfCOctetString(TlvTag.ReceiptedMessageId, "")] : TlvCollection.Empty,
        });

        Assert.Equal(CommandStatus.ESME_RX_T_APPN, answer!.CommandStatus);
        Assert.Equal(MessageState.Acknowledged, await bind.StateAsync(smsId));
    }

    [Fact]
    public async Task What_no_SMSC_asks_of_an_ESME_is_refused_by_generic_nack()
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();

        foreach (Pdu request in new Pdu[] { new SubmitSm(), new QuerySm(), new CancelSm(), new ReplaceSm() })
        {
            Assert.Equal(CommandStatus.ESME_RINVCMDID, Assert.IsType<GenericNack>(await HandleAsync(bind, request)).CommandStatus);
        }
    }

    private static async Task<Pdu?> HandleAsync(BindUnderTest bind, Pdu request)
    {
        BindSessionHandler handler = new(bind.Receipts, bind.Answers, NullLogger.Instance);
        handler.Bound(bind.Bind);
        return await handler.OnRequestAsync(bind.Bind.Session, request, default);
    }
}
