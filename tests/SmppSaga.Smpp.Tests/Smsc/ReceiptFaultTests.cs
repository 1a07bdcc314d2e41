using SmppSaga.Smpp.Receipts;
using SmppSaga.Smsc;

namespace SmppSaga.Smpp.Tests.Smsc;

public sealed class ReceiptFaultTests : SmscTest
{
    public static TheoryData<SmscFault, string> Sequences => new()
    {
        { new DuplicateReceipt { Copies = 3 }, "DELIVRD DELIVRD DELIVRD" },
        { new IntermediateFirst { By = TimeSpan.FromMilliseconds(20) }, "(ENROUTE) DELIVRD" },
        { new IntermediateLast { By = TimeSpan.FromMilliseconds(20) }, "DELIVRD (ENROUTE)" },
        { new ContradictReceipt { By = TimeSpan.FromMilliseconds(20) }, "DELIVRD UNDELIV" },
        { new Outcome { State = 3 }, "EXPIRED" },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public async Task Receipts_come_in_the_order_of_the_fault(SmscFault fault, string expected)
    {
        DeliverSm[] receipts = await ReceiptsAsync(expected.Split(' ').Length, fault);

        Assert.Equal(expected, string.Join(' ', receipts.Select(pdu => DeliveryReceipt.IsIntermediate(pdu.EsmClass) ? $"({Read(pdu).State})" : Read(pdu).State)));
        Assert.Single(receipts.Select(pdu => Read(pdu).MessageId).Distinct());
    }

    [Fact]
    public async Task Late_receipts_come_behind_those_of_later_messages()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new DelayReceipt { By = TimeSpan.FromMilliseconds(300) }, Nth = 1 });
        SmppSession session = await BindAsync(simulator);

        string first = (await SubmitAsync(session, Message("one"))).MessageId;
        string second = (await SubmitAsync(session, Message("two"))).MessageId;

        Assert.Equal([second, first], (await DeliveredAsync(2)).Select(pdu => Read(pdu).MessageId));
    }

    [Fact]
    public async Task Stray_and_foreign_receipts_come_beside_the_right_one()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new StrayReceipt(), To = "1" }, new SmscRule { Fault = new ForeignReceipt(), To = "2" });
        SmppSession session = await BindAsync(simulator);

        string stray = (await SubmitAsync(session, Message(to: "1"))).MessageId;
        await DeliveredAsync(2);
        string own = (await SubmitAsync(session, Message(to: "2"))).MessageId;

        DeliverSm[] all = await DeliveredAsync(4);
        string?[] ids = [.. all.Select(pdu => Read(pdu).MessageId)];
        Assert.Equal((stray, own, stray), (ids[0], ids[2], ids[3]));
        Assert.Equal("2", all[3].SourceAddr);
        Assert.NotEqual(stray, ids[1]);
    }

    [Fact]
    public async Task No_receipt_comes()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new NoReceipt(), Nth = 1 });
        SmppSession session = await BindAsync(simulator);

        await SubmitAsync(session, Message("one"));
        string second = (await SubmitAsync(session, Message("two"))).MessageId;

        Assert.Equal(second, Read(Assert.Single(await DeliveredAsync(1))).MessageId);
        await UntilAsync(() => simulator.Statistics is { ReceiptsPending: 0, ReceiptsAcknowledged: 1 });
    }

    [Fact]
    public async Task Receipts_take_every_form_and_stay_readable()
    {
        SmscSimulator simulator = Start(
            new SmscRule { Fault = new Ucs2Text(), To = "1" },
            new SmscRule { Fault = new PayloadText(), To = "2" },
            new SmscRule { Fault = new NoText(), To = "3" },
            new SmscRule { Fault = new NoTlvs(), To = "4" },
            new SmscRule { Fault = new BrokenText(), To = "5" });
        SmppSession session = await BindAsync(simulator);

        for (int to = 1; to <= 5; to++)
        {
            string id = (await SubmitAsync(session, Message(to: $"{to}"))).MessageId;
            DeliverSm receipt = (await DeliveredAsync(to))[to - 1];
            Assert.Equal((id, (byte?)2), (Read(receipt).MessageId, Read(receipt).MessageState));
        }

        DeliverSm[] all = await DeliveredAsync(5);
        Assert.Equal([8, 0, 0, 0, 0], all.Select(pdu => (int)pdu.DataCoding));
        Assert.Equal([true, false, false, true, true], all.Select(pdu => pdu.ShortMessage.Length > 0));
        Assert.Equal([true, true, true, false, true], all.Select(pdu => pdu.Tlvs.TryGet(TlvTag.ReceiptedMessageId, out _)));
    }

    [Fact]
    public async Task A_receipt_lies_about_its_source_or_its_class()
    {
        DeliverSm receipt = Assert.Single(await ReceiptsAsync(1, new OtherSource { Address = "999" }, new PlainEsmClass()));

        Assert.Equal(("999", (byte)0), (receipt.SourceAddr, receipt.EsmClass));
    }

    [Theory]
    [InlineData(false, true, "255", "00000000FF")]
    [InlineData(true, false, "ff", "0000000255")]
    public async Task Ids_differ_between_answer_and_receipt(bool hexResponse, bool hexReceipt, string inAnswer, string inReceipt)
    {
        SmscIdOptions ids = new() { First = 255, Response = new SmscIdForm { Hex = hexResponse }, Receipt = new SmscIdForm { Hex = hexReceipt, Width = 10, UpperCase = true } };
        SmscSimulator simulator = Start(new SmscOptions { Ids = ids });
        SmppSession session = await BindAsync(simulator);

        Assert.Equal(inAnswer, (await SubmitAsync(session, Message())).MessageId);
        Assert.Equal(inReceipt, Read(Assert.Single(await DeliveredAsync(1))).MessageId);
    }

    private async Task<DeliverSm[]> ReceiptsAsync(int count, params SmscFault[] faults)
    {
        SmscSimulator simulator = Start([.. faults.Select(fault => new SmscRule { Fault = fault })]);
        SmppSession session = await BindAsync(simulator);
        await SubmitAsync(session, Message());
        return await DeliveredAsync(count);
    }
}
