using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>One submit_sm on its way to an answer: what may be done with it.</summary>
internal sealed class SubmitExchange(SmscSession owner, SmppSession session, SubmitSm submit, Account account, Simulation simulation)
{
    private readonly DateTimeOffset _at = simulation.Time.GetUtcNow();

    public SubmitSm Submit => submit;

    public SmppSession Session => session;

    public WireStream Wire => owner.Wire;

    public Simulation Simulation => simulation;

    public Account Account => account;

    /// <summary>The message when it was taken.</summary>
    public SmscMessage? Message { get; private set; }

    /// <summary>Keeps the message. Once is enough.</summary>
    public SmscMessage Take() => Take(simulation.Ids.Next);

    /// <inheritdoc cref="Take()"/>
    public SmscMessage Take(Func<(string InResponse, string InReceipt)> id)
    {
        if (Message is null)
        {
            (string response, string receipt) = id();
            Message = new SmscMessage(submit, account, response, receipt, _at);
            simulation.Counters.Taken(submit);
        }

        return Message;
    }

    /// <summary>Takes the message; the receipts start when the session has the answer.</summary>
    public SubmitSmResp Accept() => Respond(new SubmitSmResp { MessageId = Take().ResponseId });

    /// <summary>The answer for the session to write. With a message taken its receipts start then.</summary>
    public SubmitSmResp Respond(SubmitSmResp response)
    {
        owner.Answering(submit.SequenceNumber, Message);
        return response with { SequenceNumber = submit.SequenceNumber };
    }

    /// <summary>There will be no answer, or it was written already; a message taken starts its receipts now.</summary>
    public void Silence(bool answered)
    {
        simulation.Counters.Add(Count.Unanswered, answered ? 0 : 1);
        if (Message is not null)
        {
            simulation.Receipts.Begin(Message);
        }
    }

    /// <summary>Writes a PDU as it is, with its own sequence_number, ahead of what the session has queued.</summary>
    public ValueTask WriteAsync(Pdu pdu, CancellationToken ct) => owner.Wire.WriteAsync(PduEncoder.Encode(pdu), ct);

    public Task DelayAsync(TimeSpan delay, CancellationToken ct) => Task.Delay(delay, simulation.Time, ct);

    public SmscSubmit Describe(SmscFault? fault) => new(_at, account.SystemId, submit, Message is not null, Message?.ResponseId, fault?.Word);
}
