using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Smpp.Tests.Receipts;

public class MessageIdKeyTests
{
    [Theory]
    [InlineData(MessageIdFormat.AsIs, "4f2A", "4f2A")]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "2a", "42")]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "000000000000002A", "0042")]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "FFFFFFFFFFFFFFFFFF", "4722366482869645213695")]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "10", "16")]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "4f2a", "04F2A")]
    [InlineData(MessageIdFormat.DecimalInResponseHexInReceipt, "42", "2A")]
    [InlineData(MessageIdFormat.DecimalInResponseHexInReceipt, "0042", "0000002a")]
    [InlineData(MessageIdFormat.DecimalInResponseHexInReceipt, "4722366482869645213695", "ffffffffffffffffff")]
    [InlineData(MessageIdFormat.IgnoreLeadingZeros, "913121205", "0913121205")]
    [InlineData(MessageIdFormat.IgnoreLeadingZeros, "000024", "24")]
    [InlineData(MessageIdFormat.IgnoreLeadingZeros, "0", "0000")]
    [InlineData(MessageIdFormat.IgnoreLeadingZeros, "00ab-c", "AB-C")]
    public void Both_ids_of_one_message_have_one_key(MessageIdFormat format, string response, string receipt)
    {
        Assert.Equal(MessageIdKey.OfResponse(response, format), MessageIdKey.OfReceipt(receipt, format));
    }

    [Theory]
    [InlineData(MessageIdFormat.AsIs, "4f2a", "4F2A")]
    [InlineData(MessageIdFormat.AsIs, "42", "042")]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "42", "42")]
    [InlineData(MessageIdFormat.HexInResponseDecimalInReceipt, "16", "10")]
    [InlineData(MessageIdFormat.DecimalInResponseHexInReceipt, "42", "42")]
    [InlineData(MessageIdFormat.IgnoreLeadingZeros, "420", "42")]
    public void Ids_of_different_messages_keep_apart(MessageIdFormat format, string response, string receipt)
    {
        Assert.NotEqual(MessageIdKey.OfResponse(response, format), MessageIdKey.OfReceipt(receipt, format));
    }

    [Theory]
    [InlineData("")]
    [InlineData("74e02ee1-4e2f-4a6e")]
    [InlineData("S2131")]
    [InlineData("0x2a")]
    [InlineData("-5")]
    [InlineData(" 42")]
    public void An_id_that_is_no_number_keeps_its_characters(string id)
    {
        foreach (MessageIdFormat format in (MessageIdFormat[])[MessageIdFormat.HexInResponseDecimalInReceipt, MessageIdFormat.DecimalInResponseHexInReceipt])
        {
            Assert.Equal(id, MessageIdKey.OfResponse(id, format));
            Assert.Equal(id, MessageIdKey.OfReceipt(id, format));
        }
    }

    [Fact]
    public void An_over_long_id_costs_no_arithmetic()
    {
        string id = new('F', 60_000);

        Assert.Equal(id, MessageIdKey.OfResponse(id, MessageIdFormat.HexInResponseDecimalInReceipt));
    }
}
