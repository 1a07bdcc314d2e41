using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>The message is taken, the answer never comes.</summary>
public sealed record LoseResponse : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "lose_response";

    internal override ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        exchange.Take();
        exchange.EndUnanswered();
        return new((Pdu?)null);
    }
}

/// <summary>The connection ends before the answer.</summary>
public sealed record DropBeforeResponse : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "drop_before_response";

    /// <summary>How it ends. Default FIN.</summary>
    public ConnectionEnd End { get; init; }

    /// <summary>Whether the message was taken. Default true.</summary>
    public bool Taken { get; init; } = true;

    internal override ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        if (Taken)
        {
            exchange.Take();
        }

        exchange.Drop(End);
        exchange.EndUnanswered();
        return new((Pdu?)null);
    }
}

/// <summary>The connection ends right behind the answer.</summary>
public sealed record DropAfterResponse : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "drop_after_response";

    /// <summary>How it ends. Default FIN.</summary>
    public ConnectionEnd End { get; init; }

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        await exchange.WriteAsync(exchange.Response(exchange.Take().ResponseId), ct);
        exchange.Drop(End);
        exchange.EndAnswered();
        return null;
    }
}

/// <summary>The connection ends in the middle of the answer.</summary>
public sealed record HalfResponse : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "half_response";

    /// <summary>How it ends. Default FIN.</summary>
    public ConnectionEnd End { get; init; }

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        byte[] whole = PduEncoder.Encode(exchange.Response(exchange.Take().ResponseId));
        await exchange.Wire.WriteAsync(whole.AsMemory(0, whole.Length / 2), ct);
        exchange.Drop(End);
        exchange.EndUnanswered();
        return null;
    }
}
