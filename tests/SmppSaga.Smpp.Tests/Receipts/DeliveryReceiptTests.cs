using System.Text;
using SmppSaga.Smpp.Receipts;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Smpp.Tests.Receipts;

public class DeliveryReceiptTests
{
    private const string Full = "id:7A0C sub:001 dlvrd:001 submit date:2610050915 done date:2610050917 stat:DELIVRD err:000 text:Your parcel";

    [Fact]
    public void The_form_of_the_specification_gives_every_field()
    {
        DeliveryReceipt receipt = DeliveryReceipt.Parse(Full);

        Assert.Equal(
            new DeliveryReceipt
            {
                MessageId = "7A0C",
                Sub = 1,
                Dlvrd = 1,
                SubmitDate = "2610050915",
                SubmitTime = new DateTime(2026, 10, 5, 9, 15, 0, DateTimeKind.Unspecified),
                DoneDate = "2610050917",
                DoneTime = new DateTime(2026, 10, 5, 9, 17, 0, DateTimeKind.Unspecified),
                State = "DELIVRD",
                MessageState = 2,
                ErrorCode = "000",
                Text = "Your parcel",
            },
            receipt);
    }

    [Fact]
    public void Fields_come_in_any_order_and_any_case()
    {
        DeliveryReceipt receipt = DeliveryReceipt.Parse("STAT:EXPIRED Err:0x1F Done Date:261005091733 ID:abc DLVRD:0 SUBMIT DATE:20261005091501 Sub:3 TEXT:Hi");

        Assert.Equal(("abc", "EXPIRED", (byte?)3, "0x1F", "Hi"), (receipt.MessageId, receipt.State, receipt.MessageState, receipt.ErrorCode, receipt.Text));
        Assert.Equal((3, 0), (receipt.Sub, receipt.Dlvrd));
        Assert.Equal(new DateTime(2026, 10, 5, 9, 17, 33, DateTimeKind.Unspecified), receipt.DoneTime);
        Assert.Equal(new DateTime(2026, 10, 5, 9, 15, 1, DateTimeKind.Unspecified), receipt.SubmitTime);
    }

    [Theory]
    [InlineData("id:9 stat:UNDELIV")]
    [InlineData("  id: 9   stat: UNDELIV ")]
    [InlineData("id:9;stat:UNDELIV;")]
    [InlineData("id:9,stat:UNDELIV\0\0")]
    [InlineData("id:9\r\nstat:UNDELIV\r\n")]
    [InlineData("id:9 sub: dlvrd: submit date: done date: stat:UNDELIV err:")]
    public void Missing_and_empty_fields_are_null_and_the_rest_is_kept(string text)
    {
        DeliveryReceipt receipt = DeliveryReceipt.Parse(text);

        Assert.Equal(new DeliveryReceipt { MessageId = "9", State = "UNDELIV", MessageState = 5 }, receipt);
    }

    [Theory]
    [InlineData("id:1 stat:DELIVRD err:000 text:id:2 stat:UNDELIV err:9", "1", "DELIVRD", "id:2 stat:UNDELIV err:9")]
    [InlineData("id:1 stat:DELIVRD text: done date:2610050917 sub:7", "1", "DELIVRD", " done date:2610050917 sub:7")]
    [InlineData("id:1 text:call stat:UNDELIV now stat:DELIVRD", "1", "DELIVRD", "call")]
    [InlineData("id:1 id:2 stat:DELIVRD stat:UNDELIV", "1", "DELIVRD", null)]
    public void A_user_text_that_imitates_fields_changes_none(string text, string id, string state, string? expectedText)
    {
        DeliveryReceipt receipt = DeliveryReceipt.Parse(text);

        Assert.Equal((id, state, expectedText), (receipt.MessageId, receipt.State, receipt.Text));
        Assert.Null(receipt.Sub);
        Assert.Null(receipt.DoneDate);
    }

    [Fact]
    public void Fields_behind_the_text_count_when_no_state_came_before_it()
    {
        DeliveryReceipt receipt = DeliveryReceipt.Parse("id:1 text:Hello there stat:DELIVRD err:4");

        Assert.Equal(("1", "Hello there", "DELIVRD", "4"), (receipt.MessageId, receipt.Text, receipt.State, receipt.ErrorCode));
    }

    [Theory]
    [InlineData("2611221844", "2026-11-22T18:44:00")]
    [InlineData("261122184459", "2026-11-22T18:44:59")]
    [InlineData("202611221844", "2026-11-22T18:44:00")]
    [InlineData("20261122184459", "2026-11-22T18:44:59")]
    [InlineData("9912312359", "1999-12-31T23:59:00")]
    [InlineData("2402290000", "2024-02-29T00:00:00")]
    [InlineData("2502290000", null)]
    [InlineData("0000000000", null)]
    [InlineData("2611222460", null)]
    [InlineData("261122", null)]
    [InlineData("2026-11-22 18:44:59", null)]
    [InlineData("99999999999999999999999999", null)]
    public void A_date_is_kept_as_written_and_read_when_it_is_one(string written, string? read)
    {
        DeliveryReceipt receipt = DeliveryReceipt.Parse($"id:1 submit date:{written} done date:{written} stat:DELIVRD");

        Assert.Equal((written, written), (receipt.SubmitDate, receipt.DoneDate));
        Assert.Equal(read, receipt.SubmitTime?.ToString("s"));
        Assert.Equal(receipt.SubmitTime, receipt.DoneTime);
    }

    [Fact]
    public void Tlvs_come_before_the_text()
    {
        Assert.True(DeliveryReceipt.TryParse(Encoding.ASCII.GetBytes(Full), 0, "6AAD5", 5, out DeliveryReceipt? receipt));

        Assert.Equal(("6AAD5", (byte?)5, "DELIVRD"), (receipt.MessageId, receipt.MessageState, receipt.State));
    }

    [Fact]
    public void Tlvs_alone_make_a_receipt_with_the_word_of_the_state()
    {
        Assert.True(DeliveryReceipt.TryParse([], 0, "6AAD5", 8, out DeliveryReceipt? receipt));

        Assert.Equal(new DeliveryReceipt { MessageId = "6AAD5", MessageState = 8, State = "REJECTD" }, receipt);
    }

    [Theory]
    [InlineData("DND_REJECTED", null)]
    [InlineData("0", null)]
    [InlineData("delivrd", 2)]
    [InlineData("ACCEPTD", 6)]
    [InlineData("SKIPPED", 9)]
    public void A_state_is_kept_as_written_and_given_a_value_when_it_is_known(string word, int? value)
    {
        DeliveryReceipt receipt = DeliveryReceipt.Parse($"id:1 stat:{word}");

        Assert.Equal((word, value), (receipt.State, receipt.MessageState));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void Utf16_is_known_by_its_octets(byte dataCoding)
    {
        foreach (Encoding encoding in (Encoding[])[Encoding.BigEndianUnicode, Encoding.Unicode])
        {
            byte[] octets = [.. encoding.GetBytes("id:5 stat:DELIVRD text:здравствуй"), 0];

            Assert.True(DeliveryReceipt.TryParse(octets, dataCoding, null, null, out DeliveryReceipt? receipt));
            Assert.Equal(("5", "DELIVRD", "здравствуй"), (receipt.MessageId, receipt.State, receipt.Text));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(0x25)]
    public void Single_octets_are_read_under_every_data_coding(byte dataCoding)
    {
        Assert.True(DeliveryReceipt.TryParse("id:5 stat:DND_REJECTED"u8, dataCoding, null, null, out DeliveryReceipt? receipt));

        Assert.Equal(("5", "DND_REJECTED"), (receipt.MessageId, receipt.State));
    }

    [Fact]
    public void The_default_alphabet_of_the_smsc_can_be_told()
    {
        byte[] octets = [.. "id:5 stat:DELIVRD text:"u8, 0x00, 0x1B, 0x65];

        Assert.True(DeliveryReceipt.TryParse(octets, 0, null, null, out DeliveryReceipt? receipt, TextEncoding.Gsm7));

        Assert.Equal("@€", receipt.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hello, are you there?")]
    [InlineData("paid:5 text:nothing")]
    [InlineData("submit date:2611221844")]
    public void Without_id_and_state_there_is_no_receipt(string text)
    {
        Assert.False(DeliveryReceipt.TryParse(Encoding.ASCII.GetBytes(text), 0, null, null, out DeliveryReceipt? receipt));
        Assert.Null(receipt);
    }

    [Theory]
    [InlineData(0x00, false, false)]
    [InlineData(0x40, false, false)]
    [InlineData(0x04, true, false)]
    [InlineData(0x44, true, false)]
    [InlineData(0x20, true, true)]
    [InlineData(0x08, false, false)]
    [InlineData(0x10, false, false)]
    [InlineData(0x18, false, false)]
    public void Esm_class_alone_tells_a_receipt(byte esmClass, bool receipt, bool intermediate)
    {
        Assert.Equal((receipt, intermediate), (DeliveryReceipt.IsReceipt(esmClass), DeliveryReceipt.IsIntermediate(esmClass)));
    }
}
