using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>The answer comes more than once.</summary>
public sealed record DuplicateResponse : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "duplicate_response";

    /// <summary>How often it comes, at least 1. Default 2.</summary>
    public int Copies { get; init; } = 2;

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        SubmitSmResp response = exchange.Response(exchange.Take().ResponseId);
        for (int copy = 1; copy < Copies; copy++)
        {
            await exchange.WriteAsync(response, ct);
        }

        return exchange.Accept();
    }
}

/// <summary>The answer carries another sequence_number; the right one never comes.</summary>
public sealed record WrongSequence : AnswerFault
{
    private const uint Highest = 0x7FFF_FFFF;

    /// <inheritdoc/>
    public override string Word => "wrong_sequence";

    /// <summary>What is added to the sequence_number. Default 100,000.</summary>
    public int Offset { get; init; } = 100_000;

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        SubmitSmResp response = exchange.Response(exchange.Take().ResponseId);
        await exchange.WriteAsync(response with { SequenceNumber = ((response.SequenceNumber + (uint)Offset) % Highest) + 1 }, ct);
        exchange.EndUnanswered();
        return null;
    }
}

/// <summary>The answer is a data_sm_resp.</summary>
public sealed record WrongCommand : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "wrong_command";

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        await exchange.WriteAsync(new DataSmResp { MessageId = exchange.Take().ResponseId, SequenceNumber = exchange.Submit.SequenceNumber }, ct);
        exchange.EndUnanswered();
        return null;
    }
}

/// <summary>ESME_ROK with an empty message_id.</summary>
public sealed record NoMessageId : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "no_message_id";

    internal override ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        exchange.Take();
        return new(exchange.Answer(new SubmitSmResp()));
    }
}

/// <summary>ESME_ROK without any body: 16 octets.</summary>
public sealed record NoBody : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "no_body";

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        exchange.Take();
        byte[] header = new byte[PduHeader.Length];
        new PduHeader(PduHeader.Length, CommandId.SubmitSmResp, CommandStatus.ESME_ROK, exchange.Submit.SequenceNumber).Write(header);
        await exchange.Wire.WriteAsync(header, ct);
        exchange.EndAnswered();
        return null;
    }
}
