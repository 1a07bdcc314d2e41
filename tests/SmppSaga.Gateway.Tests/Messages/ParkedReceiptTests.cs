using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Tests.Messages;

public sealed class ParkedReceiptTests
{
    private const string FirstVersion =
        "0b100c010f0b12120e130d0c000000000000000000208c108a77de08fbffffff040000003030413102f8ffffff07000000554e44454c4956fcffffff03000000303031f5ffff"
        + "ff0a00000032363033303131323030f5ffffff0a00000032363033303131323031f9ffffff060000006d61696e2f30f4ffffff0b0000003237383331323334353637faffffff050000003130303230fbffffff040000006d61696e";

    [Theory]
    [InlineData("27831234567", "27831234567", true)]
    [InlineData("27831234567", "+27831234567", true)]
    [InlineData("27831234567", "0831234567", true)]
    [InlineData("27831234567", "831234567", true)]
    [InlineData("27831234567", "27831234568", false)]
    [InlineData("27831234567", "4567", true)]
    [InlineData("27831234567", "4568", false)]
    [InlineData("27831234567", "", true)]
    [InlineData("12345", "12345", true)]
    [InlineData("12345", "54321", false)]
    public void A_receipt_concerns_a_message_when_the_last_digits_of_both_addresses_agree(string to, string source, bool expected)
    {
        MessageSaga saga = DirectRaise.New(Sample.SmsId);
        saga.Load([RecordCodec.Encode(Sample.Accepted() with { To = to }, 1)]);

        Assert.Equal(expected, new ParkedReceipt { SourceAddr = source }.Concerns(saga));
    }

    [Fact]
    public void Comes_out_of_the_store_as_it_went_in()
    {
        ParkedReceipt parked = new()
        {
            At = Sample.Start, SmscMessageId = "00A1", Outcome = (byte)DeliveryStatus.Failed, SmscState = "UNDELIV", ErrorCode = "001",
            SubmitDate = "2603011200", DoneDate = "2603011201", Bind = "main/0", SourceAddr = "27831234567", DestinationAddr = "10020", Connector = "main",
            Scope = ReceiptScope.Any, AnySource = true,
        };

        Assert.Equal(parked, ParkedReceipt.FromOctets(parked.ToOctets()));
        Assert.Equal(
            new ReceiptArrived(Sample.SmsId, Sample.Start, 2, "00A1", DeliveryStatus.Failed, "UNDELIV", "001", "2603011200", "2603011201", "main/0"),
            parked.ToFact(DirectRaise.New(Sample.SmsId), 2));
    }

    [Fact]
    public void Octets_of_the_first_version_are_still_read()
    {
        ParkedReceipt read = ParkedReceipt.FromOctets(Convert.FromHexString(FirstVersion));

        Assert.Equal(
            new ParkedReceipt
            {
                At = Sample.Start, SmscMessageId = "00A1", Outcome = (byte)DeliveryStatus.Failed, SmscState = "UNDELIV", ErrorCode = "001",
                SubmitDate = "2603011200", DoneDate = "2603011201", Bind = "main/0", SourceAddr = "27831234567", DestinationAddr = "10020", Connector = "main",
            },
            read);
    }
}
