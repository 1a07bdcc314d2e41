using Microsoft.Extensions.Time.Testing;
using SmppSaga.Smpp.Receipts;
using SmppSaga.Smpp.Tests.Session;
using SmppSaga.Smsc;

namespace SmppSaga.Smpp.Tests.Smsc;

public sealed class ReceiptTests : SmscTest
{
    [Fact]
    public async Task A_receipt_names_the_message_in_text_and_tlvs_with_the_addresses_swapped()
    {
        SmscSimulator simulator = Start(new SmscOptions());
        SmppSession session = await BindAsync(simulator);

        SubmitSmResp answer = await SubmitAsync(session, Message("hello"));

        DeliverSm pdu = Assert.Single(await DeliveredAsync(1));
        Assert.Equal(("27831234567", "12345", (byte)0x04), (pdu.SourceAddr, pdu.DestinationAddr, pdu.EsmClass));
        Assert.Equal(answer.MessageId, pdu.Tlvs.GetString(TlvTag.ReceiptedMessageId));
        Assert.Equal((byte)2, pdu.Tlvs.GetByte(TlvTag.MessageState));
        DeliveryReceipt text = DeliveryReceipt.Parse(System.Text.Encoding.ASCII.GetString(pdu.ShortMessage.Span));
        Assert.Equal((answer.MessageId, 1, 1, "DELIVRD", "000", "hello"), (text.MessageId, text.Sub, text.Dlvrd, text.State, text.ErrorCode, text.Text));
        Assert.Equal((10, 10), (text.SubmitDate!.Length, text.DoneDate!.Length));
    }

    [Theory]
    [InlineData(0, 2, false)]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, false)]
    [InlineData(2, 5, true)]
    [InlineData(0, 5, false)]
    public async Task Registered_delivery_is_honoured(byte asked, byte state, bool expected)
    {
        SmscSimulator simulator = Start(new SmscOptions { Receipts = new SmscReceiptOptions { State = state } });
        SmppSession session = await BindAsync(simulator);

        await SubmitAsync(session, Message(registeredDelivery: asked));
        await SubmitAsync(session, Message("mark", to: "2700", registeredDelivery: (byte)(state == 2 ? 1 : 2)));

        DeliverSm[] receipts = await DeliveredAsync(expected ? 2 : 1);
        Assert.Equal(expected ? ["27831234567", "2700"] : ["2700"], receipts.Select(pdu => pdu.SourceAddr));
    }

    [Fact]
    public async Task A_receipt_waits_for_its_delay()
    {
        FakeTimeProvider time = new();
        SmscSimulator simulator = Start(new SmscOptions { TimeProvider = time, Receipts = new SmscReceiptOptions { Delay = TimeSpan.FromSeconds(2) } });
        SmppSession session = await BindAsync(simulator);

        await SubmitAsync(session, Message());
        await UntilAsync(() => simulator.Statistics.ReceiptsPending == 1);
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(0, simulator.Statistics.ReceiptsSent);
        await AdvanceUntilAsync(time, TimeSpan.FromSeconds(0.1), () => simulator.Statistics.ReceiptsSent > 0);

        await DeliveredAsync(1);
        await UntilAsync(() => simulator.Statistics is { ReceiptsPending: 0, ReceiptsAcknowledged: 1 });
    }

    [Fact]
    public async Task A_receipt_waits_for_a_receiver_of_its_account()
    {
        SmscSimulator simulator = Start(new SmscOptions());
        SmppSession transmitter = await BindAsync(simulator, "acme", BindType.Transmitter);
        RecordingHandler stranger = new();
        await BindAsync(new SmppClientOptions { Host = "127.0.0.1", Port = simulator.Port, SystemId = "other", Password = "x" }, stranger);

        SubmitSmResp answer = await SubmitAsync(transmitter, Message());
        await UntilAsync(() => simulator.Statistics.ReceiptsPending == 1);
        Assert.Equal(0, simulator.Statistics.ReceiptsSent);
        await BindAsync(simulator, "acme", BindType.Receiver);

        Assert.Equal(answer.MessageId, Read(Assert.Single(await DeliveredAsync(1))).MessageId);
        Assert.Empty(stranger.Requests);
    }

    [Fact]
    public async Task A_receipt_that_was_not_acknowledged_comes_again_on_the_next_bind()
    {
        SmscSimulator simulator = Start(new SmscOptions());
        SmppSession first = await BindAsync(simulator);
        TaskCompletionSource<Pdu?> never = new();
        Esme.Answer = (_, _, _) => new ValueTask<Pdu?>(never.Task);
        await SubmitAsync(first, Message());
        await DeliveredAsync(1);

        Esme.Answer = static (_, _, _) => new(new DeliverSmResp());
        await first.DisposeAsync();
        await BindAsync(simulator);

        DeliverSm[] both = await DeliveredAsync(2);
        Assert.Equal(Read(both[0]).MessageId, Read(both[1]).MessageId);
        await UntilAsync(() => simulator.Statistics is { ReceiptsSent: 2, ReceiptsRepeated: 1, ReceiptsAcknowledged: 1, ReceiptsPending: 0 });
    }

    [Fact]
    public async Task A_receipt_that_was_refused_comes_again_after_the_retry_delay()
    {
        FakeTimeProvider time = new();
        SmscSimulator simulator = Start(new SmscOptions { TimeProvider = time });
        SmppSession session = await BindAsync(simulator);
        Esme.Answer = static (_, _, _) => new(new DeliverSmResp { CommandStatus = CommandStatus.ESME_RX_T_APPN });
        await SubmitAsync(session, Message());
        await DeliveredAsync(1);
        Esme.Answer = static (_, _, _) => new(new DeliverSmResp());

        await UntilAsync(() => simulator.Statistics.ReceiptsRefused == 1);
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(1, simulator.Statistics.ReceiptsSent);
        time.Advance(TimeSpan.FromSeconds(0.1));

        await UntilAsync(() => simulator.Statistics is { ReceiptsSent: 2, ReceiptsRepeated: 1, ReceiptsAcknowledged: 1 });
    }

    [Fact]
    public async Task No_receipt_overtakes_its_answer()
    {
        SmscSimulator simulator = Start(new SmscOptions());
        RecordingHandler esme = new() { Trace = true };
        SmppSession session = await BindAsync(new SmppClientOptions { Host = "127.0.0.1", Port = simulator.Port, SystemId = "acme", Window = 20 }, esme);

        await Task.WhenAll(Enumerable.Range(0, 300).Select(n => SubmitAsync(session, Message($"{n}"))));
        await UntilAsync(() => simulator.Statistics.ReceiptsAcknowledged == 300);

        HashSet<string> answered = [];
        foreach ((PduDirection direction, Pdu pdu) in esme.Traced.Where(item => item.Direction == PduDirection.Received))
        {
            Assert.Equal(PduDirection.Received, direction);
            Assert.True(pdu is DeliverSm receipt ? answered.Contains(Read(receipt).MessageId!) : pdu is not SubmitSmResp answer || answered.Add(answer.MessageId));
        }

        Assert.Equal(300, answered.Count);
    }

    [Fact]
    public async Task No_receipt_starts_while_its_answer_is_not_with_the_session()
    {
        SmscSimulator? simulator = null;
        bool started = false;
        simulator = Start(new SmscOptions { OnSubmit = _ => started |= SpinWait.SpinUntil(() => simulator!.Statistics.ReceiptsSent > 0, TimeSpan.FromMilliseconds(100)) });
        SmppSession session = await BindAsync(simulator);

        await SubmitAsync(session, Message());
        await DeliveredAsync(1);

        Assert.False(started);
    }

    [Fact]
    public async Task Receipts_spread_over_the_binds_of_the_account()
    {
        SmscSimulator simulator = Start(new SmscOptions { DeliverWindow = 1 });
        RecordingHandler other = new();
        SmppSession session = await BindAsync(simulator);
        await BindAsync(new SmppClientOptions { Host = "127.0.0.1", Port = simulator.Port, SystemId = "acme" }, other);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => SubmitAsync(session, Message($"{n}"))));
        await UntilAsync(() => simulator.Statistics.ReceiptsAcknowledged == 200);

        Assert.NotEmpty(Esme.Requests);
        Assert.NotEmpty(other.Requests);
    }
}
