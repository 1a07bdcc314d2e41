using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>One submit_sm on its way to an answer: what may be done with it.</summary>
internal sealed class SubmitExchange(SmscSession owner, SmppSession session, SubmitSm submit, Account account, Simulation simulation)
{
    private readonly DateTimeOffset _at = simulation.Time.GetUtcNow();
    private bool _receiptsBegun;

    public SubmitSm Submit => submit;

    public SmppSession Session => session;

    public WireStream Wire => owner.Wire;

    public Simulation Simulation => simulation;

    public Account Account => account;

    /// <summary>submit_sm of this bind without an answer, this one included.</summary>
    public int Outstanding => owner.Outstanding;

    /// <summary>The message when it was taken.</summary>
    public SmscMessage? Message { get; private set; }

    /// <summary>Keeps the message. Once is enough.</summary>
    public SmscMessage Take() => Message ?? Take(simulation.Ids.Next());

    /// <summary>Keeps the message under the id of the one before.</summary>
    public SmscMessage TakeWithPreviousId() => Message ?? Take(simulation.Ids.Previous());

    /// <summary>Takes the message. The receipts start when the session has the answer.</summary>
    public SubmitSmResp Accept() => Answer(Response(Take().ResponseId));

    /// <summary>Refuses it with this status. A message that was taken all the same gets its receipts.</summary>
    public SubmitSmResp Refuse(CommandStatus status) => Answer(new SubmitSmResp { CommandStatus = status });

    /// <summary>The answer for the session to write.</summary>
    public SubmitSmResp Answer(SubmitSmResp response)
    {
        owner.Answering(submit.SequenceNumber, _receiptsBegun ? null : Message);
        return response with { SequenceNumber = submit.SequenceNumber };
    }

    /// <summary>An answer to write past the session.</summary>
    public SubmitSmResp Response(string messageId) => new() { MessageId = messageId, SequenceNumber = submit.SequenceNumber };

    /// <summary>The answer was written past the session.</summary>
    public void EndAnswered() => BeginReceipts(atOnce: false);

    /// <summary>There will be no answer.</summary>
    public void EndUnanswered()
    {
        simulation.Counters.Add(Count.Unanswered);
        BeginReceipts(atOnce: false);
    }

    /// <summary>Starts the receipts of a message that was taken, unless they have started.</summary>
    public void BeginReceipts(bool atOnce)
    {
        if (Message is not null && !_receiptsBegun)
        {
            _receiptsBegun = true;
            simulation.Receipts.Begin(Message, atOnce);
        }
    }

    /// <summary>Writes a PDU as it is, with its own sequence_number, past the session.</summary>
    public ValueTask WriteAsync(Pdu pdu, CancellationToken ct) => owner.Wire.WriteAsync(PduEncoder.Encode(pdu), ct);

    public Task DelayAsync(TimeSpan delay, CancellationToken ct) => Task.Delay(delay, simulation.Time, ct);

    public void Drop(ConnectionEnd end) => owner.Wire.Drop(session, end);

    public SmscSubmit Describe(SmscFault? fault) => new(_at, account.SystemId, submit, Message is not null, Message?.ResponseId, fault?.Word);

    private SmscMessage Take(long number)
    {
        Message = new SmscMessage(number, submit, account, simulation.Ids.InResponse(number), simulation.Ids.InReceipt(number), _at);
        simulation.Counters.Taken(submit);
        return Message;
    }
}
