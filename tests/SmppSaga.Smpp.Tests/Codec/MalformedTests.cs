namespace SmppSaga.Smpp.Tests.Codec;

public sealed class MalformedTests
{
    private static readonly SubmitSm Submit = new()
    {
        SequenceNumber = 7, SourceAddrTon = 1, SourceAddr = "123", DestinationAddr = "456", ShortMessage = "hi"u8.ToArray(), Tlvs = [Tlv.OfByte(TlvTag.PayloadType, 1)],
    };

    [Theory]
    [InlineData("service_type", "ESME_RINVSERTYP", 5)]
    [InlineData("source_addr", "ESME_RINVSRCADR", 20)]
    [InlineData("destination_addr", "ESME_RINVDSTADR", 20)]
    [InlineData("schedule_delivery_time", "ESME_RINVSCHED", 16)]
    [InlineData("validity_period", "ESME_RINVEXPIRY", 16)]
    public void A_text_field_over_its_limit_is_refused_by_the_response_with_the_status_of_the_field(string field, string status, int limit)
    {
        FieldTable.Layout layout = FieldTable.Of("submit_sm");
        SubmitSm tooLong = Submit with { };
        layout.Fields.Single(candidate => candidate.Name == field).Set(tooLong, new string('9', limit + 1));

        PduDecodeResult result = PduDecoder.Decode(TableEncoder.Encode(tooLong, layout));

        Assert.Equal(DecodeOutcome.Reject, result.Outcome);
        Assert.Equal($"{field}: at most {limit} octets and a NUL, has {limit + 1}.", result.Error!.Message);
        SubmitSmResp reply = Assert.IsType<SubmitSmResp>(result.Reply);
        Assert.Equal((7u, status), (reply.SequenceNumber, reply.CommandStatus.Name));
    }

    [Fact]
    public void A_submit_cut_at_any_octet_is_refused_and_says_why()
    {
        byte[] whole = PduEncoder.Encode(Submit);
        for (int length = 16; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            cut[3] = (byte)length;
            PduDecodeResult result = PduDecoder.Decode(cut);
            if (length == whole.Length - 5)
            {
                // Just the TLV is gone.
                Assert.Equal(DecodeOutcome.Accept, result.Outcome);
                continue;
            }

            Assert.Equal(DecodeOutcome.Reject, result.Outcome);
            Assert.NotNull(result.Error);
            Assert.Equal(7u, result.Reply!.SequenceNumber);
            Assert.Contains(result.Reply.CommandStatus.Name, new[] { "ESME_RINVCMDLEN", "ESME_RINVMSGLEN", "ESME_RINVOPTPARSTREAM" });
        }
    }

    [Fact]
    public void A_body_that_ends_too_soon_is_a_wrong_length_and_told_by_generic_nack()
    {
        PduDecodeResult result = PduDecoder.Decode(Convert.FromHexString("00000013000000040000000000000009" + "000101"));

        GenericNack reply = Assert.IsType<GenericNack>(result.Reply);
        Assert.Equal((9u, CommandStatus.ESME_RINVCMDLEN), (reply.SequenceNumber, reply.CommandStatus));
        Assert.Equal("source_addr: no NUL within 0 octets.", result.Error!.Message);
    }

    [Fact]
    public void A_broken_tlv_is_refused_in_a_submit_and_overlooked_in_a_deliver()
    {
        byte[] submit = [.. PduEncoder.Encode(Submit), 0x04, 0x24, 0x00];
        submit[3] += 3;
        byte[] deliver = [.. submit];
        deliver[7] = 5;

        Assert.Equal(CommandStatus.ESME_RINVOPTPARSTREAM, Assert.IsType<SubmitSmResp>(PduDecoder.Decode(submit).Reply).CommandStatus);
        PduDecodeResult taken = PduDecoder.Decode(deliver);
        Assert.Equal("tlv: the last 3 octets are no whole TLV.", taken.Error!.Message);
        Assert.Equal(Submit.Tlvs, Assert.IsType<DeliverSm>(taken.Pdu).Tlvs);
    }

    [Theory]
    [InlineData("00000010800000040000000000000001", "")]
    [InlineData("00000012800000040000000000000001" + "3941", "9A")]
    [InlineData("00000010800000040000005800000001", "")]
    public void An_answer_is_taken_by_its_status_whatever_its_body(string hex, string id)
    {
        PduDecodeResult result = PduDecoder.Decode(Convert.FromHexString(hex));

        Assert.Equal(id, Assert.IsType<SubmitSmResp>(result.Pdu).MessageId);
    }

    [Fact]
    public void An_over_long_message_id_is_kept()
    {
        string id = new('7', 200);
        byte[] octets = TableEncoder.Encode(new SubmitSmResp { MessageId = id }, FieldTable.Of("submit_sm_resp"));

        Assert.Equal(id, Assert.IsType<SubmitSmResp>(PduDecoder.Decode(octets).Pdu).MessageId);
    }

    [Fact]
    public void Broken_outbind_and_alert_notification_are_ignored_since_they_have_no_response()
    {
        PduDecodeResult result = PduDecoder.Decode(Convert.FromHexString("000000110000010200000000000000" + "0101"));

        Assert.Equal((DecodeOutcome.Ignore, null), (result.Outcome, result.Reply));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000010000000")]
    [InlineData("00000011000000150000000000000001")]
    [InlineData("0000000f000000150000000000000001")]
    public void Octets_that_are_not_one_whole_pdu_are_a_framing_error(string hex) =>
        Assert.Equal(DecodeOutcome.FramingError, PduDecoder.Decode(Convert.FromHexString(hex)).Outcome);
}
