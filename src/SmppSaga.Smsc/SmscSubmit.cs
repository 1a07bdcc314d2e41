using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>One submit_sm that the simulator saw, and what became of it.</summary>
/// <param name="At">When it came.</param>
/// <param name="SystemId">The account that sent it.</param>
/// <param name="Pdu">The PDU as received, text included.</param>
/// <param name="Taken">Whether the simulator keeps it: answered with ESME_ROK, or kept although the answer says otherwise or never comes.</param>
/// <param name="MessageId">message_id as the answer writes it; null when it was not taken.</param>
/// <param name="Fault">The fault that changed its answer, as scripts write it; null for none.</param>
public sealed record SmscSubmit(DateTimeOffset At, string SystemId, SubmitSm Pdu, bool Taken, string? MessageId, string? Fault)
{
    /// <summary>Never the text.</summary>
    public override string ToString() => $"{SystemId} {Pdu} {(Taken ? MessageId : "not taken")} {Fault}".TrimEnd();
}
