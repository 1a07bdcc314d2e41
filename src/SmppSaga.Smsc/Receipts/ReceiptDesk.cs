namespace SmppSaga.Smsc;

/// <summary>Decides which receipts a message gets.</summary>
internal sealed class ReceiptDesk(Simulation simulation)
{
    private const byte Delivered = 2;
    private const byte OnFailureOnly = 2;
    private const byte ReceiptBits = 0x03;

    /// <summary>The answer is out, or never will be: from now on the receipts' delays run.</summary>
    /// <param name="message">The message.</param>
    /// <param name="atOnce">True leaves out the delay that all receipts have.</param>
    public void Begin(SmscMessage message, bool atOnce)
    {
        SmscReceiptOptions options = simulation.Options.Receipts;
        int asked = message.Pdu.RegisteredDelivery & ReceiptBits;
        if (!options.Enabled || asked == 0)
        {
            return;
        }

        foreach (ReceiptDraft draft in Plan(message, atOnce ? options with { Delay = TimeSpan.Zero } : options))
        {
            if (asked != OnFailureOnly || draft.State != Delivered)
            {
                simulation.Counters.Add(Count.ReceiptsPending);
                simulation.Schedule.After(draft.Delay, new ReceiptDelivery(draft, message, simulation));
            }
        }
    }

    private List<ReceiptDraft> Plan(SmscMessage message, SmscReceiptOptions options)
    {
        List<ReceiptDraft> plan =
        [
            new()
            {
                Delay = options.Delay,
                State = options.State,
                ErrorCode = options.State == Delivered ? "000" : options.ErrorCode,
                MessageId = message.ReceiptId,
                SourceAddr = message.Pdu.DestinationAddr,
                Tlvs = options.Tlvs,
            },
        ];
        foreach (ReceiptFault fault in simulation.Rules.Receipts(message))
        {
            fault.Change(plan, message, simulation.Ids);
        }

        return plan;
    }
}
