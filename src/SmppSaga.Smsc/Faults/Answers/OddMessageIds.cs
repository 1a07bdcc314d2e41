using System.Text;
using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>The message_id of the message before comes again, in the answer and in the receipts.</summary>
public sealed record RepeatMessageId : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "repeat_message_id";

    internal override ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        exchange.TakeWithPreviousId();
        return new(exchange.Accept());
    }
}

/// <summary>A message_id beyond the 64 characters of the specification, filled up with x; receipts carry the usual one.</summary>
public sealed record LongMessageId : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "long_message_id";

    /// <summary>Characters of the id. Default 100.</summary>
    public int Length { get; init; } = 100;

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        string id = exchange.Take().ResponseId.PadRight(Length, 'x');
        byte[] octets = new byte[PduHeader.Length + id.Length + 1];
        new PduHeader((uint)octets.Length, CommandId.SubmitSmResp, CommandStatus.ESME_ROK, exchange.Submit.SequenceNumber).Write(octets);
        Encoding.ASCII.GetBytes(id, octets.AsSpan(PduHeader.Length));
        await exchange.Wire.WriteAsync(octets, ct);
        exchange.EndAnswered();
        return null;
    }
}
