namespace SmppSaga.Smpp.Tests.Pdus;

public sealed class ExactBytesTests
{
    public static TheoryData<string, Pdu, string> Samples => new()
    {
        { "bind_transmitter", new BindTransmitter { SequenceNumber = 1, SystemId = "acme", Password = "pw", SystemType = "t", AddrTon = 1, AddrNpi = 2, AddressRange = "12" }, "00000020 00000002 00000000 00000001 61636d6500 707700 7400 34 01 02 313200" },
        { "bind_receiver", new BindReceiver { SequenceNumber = 1, SystemId = "acme", InterfaceVersion = 0x50 }, "0000001b 00000001 00000000 00000001 61636d6500 00 00 50 00 00 00" },
        { "bind_transceiver", new BindTransceiver { SequenceNumber = 0x7FFFFFFF, SystemId = "a" }, "00000018 00000009 00000000 7fffffff 6100 00 00 34 00 00 00" },
        { "bind_transceiver_resp", new BindTransceiverResp { SequenceNumber = 1, SystemId = "smsc", Tlvs = [Tlv.OfByte(TlvTag.ScInterfaceVersion, 0x34)] }, "0000001a 80000009 00000000 00000001 736d736300 0210 0001 34" },
        { "submit_sm", new SubmitSm { SequenceNumber = 2, ServiceType = "CMT", SourceAddrTon = 5, SourceAddr = "Brand", DestAddrTon = 1, DestAddrNpi = 1, DestinationAddr = "2772", EsmClass = 0x40, ProtocolId = 1, PriorityFlag = 2, ValidityPeriod = "000001000000000R", RegisteredDelivery = 1, DataCoding = 8, ShortMessage = new byte[] { 0, 65 }, Tlvs = [Tlv.OfUInt16(TlvTag.UserMessageReference, 7)] }, "00000045 00000004 00000000 00000002 434d5400 05 00 4272616e6400 01 01 3237373200 40 01 02 00 30303030303130303030303030303052 00 01 00 08 00 02 0041 0204 0002 0007" },
        { "submit_sm_resp", new SubmitSmResp { SequenceNumber = 2, MessageId = "1f" }, "00000013 80000004 00000000 00000002 316600" },
        { "submit_sm_resp refused", new SubmitSmResp { SequenceNumber = 2, CommandStatus = CommandStatus.ESME_RTHROTTLED }, "00000011 80000004 00000058 00000002 00" },
        { "deliver_sm", new DeliverSm { SequenceNumber = 3, EsmClass = 4, Tlvs = [Tlv.OfCOctetString(TlvTag.ReceiptedMessageId, "1f"), Tlv.OfByte(TlvTag.MessageState, 2)] }, "0000002d 00000005 00000000 00000003 00 00 00 00 00 00 00 04 00 00 00 00 00 00 00 00 00 001e 0003 316600 0427 0001 02" },
        { "deliver_sm_resp", new DeliverSmResp { SequenceNumber = 3 }, "00000011 80000005 00000000 00000003 00" },
        { "enquire_link", new EnquireLink { SequenceNumber = 4 }, "00000010 00000015 00000000 00000004" },
        { "enquire_link_resp", new EnquireLinkResp { SequenceNumber = 4 }, "00000010 80000015 00000000 00000004" },
        { "unbind", new Unbind { SequenceNumber = 5 }, "00000010 00000006 00000000 00000005" },
        { "unbind_resp", new UnbindResp { SequenceNumber = 5 }, "00000010 80000006 00000000 00000005" },
        { "generic_nack", new GenericNack { SequenceNumber = 6, CommandStatus = CommandStatus.ESME_RINVCMDID }, "00000010 80000000 00000003 00000006" },
        { "outbind", new Outbind { SequenceNumber = 1, SystemId = "smsc", Password = "pw" }, "00000018 0000000b 00000000 00000001 736d736300 707700" },
        { "query_sm", new QuerySm { SequenceNumber = 1, MessageId = "1f", SourceAddrTon = 1, SourceAddrNpi = 2, SourceAddr = "3" }, "00000017 00000003 00000000 00000001 316600 01 02 3300" },
        { "query_sm_resp", new QuerySmResp { SequenceNumber = 1, MessageId = "1", MessageState = 2, ErrorCode = 9 }, "00000015 80000003 00000000 00000001 3100 00 02 09" },
        { "cancel_sm", new CancelSm { SequenceNumber = 1, ServiceType = "s", MessageId = "1", SourceAddr = "2", DestAddrTon = 1, DestinationAddr = "3" }, "0000001c 00000008 00000000 00000001 7300 3100 00 00 3200 01 00 3300" },
        { "replace_sm", new ReplaceSm { SequenceNumber = 1, MessageId = "1", SourceAddr = "2", RegisteredDelivery = 1, SmDefaultMsgId = 2, ShortMessage = new byte[] { 65 } }, "0000001c 00000007 00000000 00000001 3100 00 00 3200 00 00 01 02 01 41" },
        { "submit_multi", new SubmitMulti { SequenceNumber = 1, SourceAddr = "1", DestAddresses = [new() { DestAddrTon = 1, DestAddrNpi = 2, DestinationAddr = "3" }, new() { DlName = "L" }], DataCoding = 4, ShortMessage = new byte[] { 65 } }, "00000029 00000021 00000000 00000001 00 00 00 3100 02 01 01 02 3300 02 4c00 00 00 00 00 00 00 00 04 00 01 41" },
        { "submit_multi_resp", new SubmitMultiResp { SequenceNumber = 1, MessageId = "1", UnsuccessSmes = [new() { DestAddrTon = 1, DestAddrNpi = 2, DestinationAddr = "3", ErrorStatusCode = CommandStatus.ESME_RINVDSTADR }] }, "0000001b 80000021 00000000 00000001 3100 01 01 02 3300 0000000b" },
        { "data_sm", new DataSm { SequenceNumber = 1, SourceAddr = "1", DestinationAddr = "2", EsmClass = 3, RegisteredDelivery = 1, DataCoding = 8, Tlvs = [new Tlv(TlvTag.MessagePayload, new byte[] { 65 })] }, "00000021 00000103 00000000 00000001 00 00 00 3100 00 00 3200 03 01 08 0424 0001 41" },
        { "alert_notification", new AlertNotification { SequenceNumber = 1, SourceAddr = "1", EsmeAddrTon = 5, EsmeAddr = "2", Tlvs = [Tlv.OfByte(TlvTag.MsAvailabilityStatus, 0)] }, "0000001d 00000102 00000000 00000001 00 00 3100 05 00 3200 0422 0001 00" },
        { "broadcast_sm", new BroadcastSm { SequenceNumber = 1, SourceAddr = "1", MessageId = "2", PriorityFlag = 1, ReplaceIfPresentFlag = 1, DataCoding = 8, SmDefaultMsgId = 3 }, "0000001d 00000111 00000000 00000001 00 00 00 3100 3200 01 00 00 01 08 03" },
        { "query_broadcast_sm", new QueryBroadcastSm { SequenceNumber = 1, MessageId = "1", SourceAddr = "2" }, "00000016 00000112 00000000 00000001 3100 00 00 3200" },
        { "cancel_broadcast_sm", new CancelBroadcastSm { SequenceNumber = 1, MessageId = "1", SourceAddr = "2" }, "00000017 00000113 00000000 00000001 00 3100 00 00 3200" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_pdu_has_exactly_these_octets(string name, Pdu pdu, string hex)
    {
        byte[] expected = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        Assert.StartsWith(pdu.CommandId.Name, name, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(PduEncoder.Encode(pdu)));
        Assert.Equal(pdu, PduDecoder.Decode(expected).Pdu);
    }

    [Fact]
    public void A_pdu_as_text_shows_no_content()
    {
        Assert.Equal("bind_transceiver 3", new BindTransceiver { SequenceNumber = 3, Password = "secret" }.ToString());
        Assert.Equal("submit_sm_resp 4 ESME_RTHROTTLED", new SubmitSmResp { SequenceNumber = 4, CommandStatus = CommandStatus.ESME_RTHROTTLED }.ToString());
    }
}
