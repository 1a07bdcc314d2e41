namespace SmppSaga.Smpp.Tests.Pdus;

public sealed class NamesTests
{
    [Theory]
    [InlineData(0u, "ESME_ROK")]
    [InlineData(0x58u, "ESME_RTHROTTLED")]
    [InlineData(0x112u, "ESME_RINVBCASTCHANIND")]
    [InlineData(0x401u, "0x00000401")]
    public void A_status_has_its_name_or_shows_its_number(uint value, string name)
    {
        CommandStatus status = new(value);

        Assert.Equal(name, status.Name);
        Assert.Equal(name, status.ToString());
        Assert.Equal(value == 0, status.IsOk);
    }

    [Fact]
    public void Every_named_status_is_found_by_its_name_in_any_case()
    {
        for (uint value = 0; value < 0x200; value++)
        {
            CommandStatus status = new(value);
            if (status.IsKnown)
            {
                Assert.True(CommandStatus.TryParse(status.Name, out CommandStatus same) && same == status);
                Assert.True(CommandStatus.TryParse(status.Name[5..].ToUpperInvariant(), out same) && same == status);
            }
        }

        Assert.False(CommandStatus.TryParse("ESME_RNOSUCH", out _));
    }

    [Theory]
    [InlineData(0x00000004u, "submit_sm", false)]
    [InlineData(0x80000004u, "submit_sm_resp", true)]
    [InlineData(0x80000000u, "generic_nack", true)]
    [InlineData(0x00000110u, "0x00000110", false)]
    public void A_command_id_has_its_name_or_shows_its_number(uint value, string name, bool response) =>
        Assert.Equal((name, response), (new CommandId(value).Name, new CommandId(value).IsResponse));

    [Fact]
    public void Every_defined_tlv_has_an_accessor_of_its_name_and_type()
    {
        foreach (TlvDefinition definition in TlvDefinition.All)
        {
            Type type = typeof(TlvCollection).GetProperty(Codec.FieldTable.Pascal(definition.Name))!.PropertyType;
            Assert.Equal(
                definition.Type switch
                {
                    TlvType.Byte => typeof(byte?),
                    TlvType.UInt16 => typeof(ushort?),
                    TlvType.UInt32 => typeof(uint?),
                    TlvType.COctetString => typeof(string),
                    _ => typeof(ReadOnlyMemory<byte>?),
                },
                type);
        }

        Assert.Equal(64, TlvDefinition.All.Count);
    }

    [Fact]
    public void A_tlv_is_read_by_name_the_first_counts_and_a_wrong_length_reads_as_absent()
    {
        TlvCollection tlvs = [Tlv.OfByte(TlvTag.MessageState, 2), Tlv.OfByte(TlvTag.MessageState, 5), new Tlv(TlvTag.ReceiptedMessageId, "42"u8.ToArray()), new Tlv(TlvTag.SarMsgRefNum, new byte[3])];

        Assert.Equal((byte)2, tlvs.MessageState);
        Assert.Equal("42", tlvs.ReceiptedMessageId);
        Assert.Null(tlvs.SarMsgRefNum);
        Assert.Null(tlvs.MessagePayload);
        Assert.Equal("message_state[1], message_state[1], receipted_message_id[2], sar_msg_ref_num[3]", tlvs.ToString());
    }
}
