using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>The message is refused.</summary>
public sealed record RefuseSubmit : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => Status == CommandStatus.ESME_RTHROTTLED ? "throttle" : "refuse";

    /// <summary>command_status of the answer. Default ESME_RSYSERR.</summary>
    public CommandStatus Status { get; init; } = CommandStatus.ESME_RSYSERR;

    internal override ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct) => new(exchange.Refuse(Status));
}

/// <summary>The answer is an error, and yet the message goes out: what some proxies do.</summary>
public sealed record RefuseTaken : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "refuse_taken";

    /// <summary>command_status of the answer. Default ESME_RSYSERR.</summary>
    public CommandStatus Status { get; init; } = CommandStatus.ESME_RSYSERR;

    internal override ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        exchange.Take();
        return new(exchange.Refuse(Status));
    }
}

/// <summary>More than so many submits were taken within the last second, over all binds: refused.</summary>
public sealed record LimitRate : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "limit_tps";

    /// <summary>Most submits in any second. Default 100.</summary>
    public int PerSecond { get; init; } = 100;

    /// <summary>command_status of the answer. Default ESME_RTHROTTLED.</summary>
    public CommandStatus Status { get; init; } = CommandStatus.ESME_RTHROTTLED;

    internal override bool Applies(SubmitExchange exchange) => exchange.Simulation.Counters.TakenInLastSecond >= PerSecond;

    internal override ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct) => new(exchange.Refuse(Status));
}

/// <summary>More than so many submits of this bind wait for an answer: refused. It shows when answers are delayed.</summary>
public sealed record LimitWindow : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "limit_window";

    /// <summary>Most submits without an answer. Default 10.</summary>
    public int Window { get; init; } = 10;

    /// <summary>command_status of the answer. Default ESME_RTHROTTLED.</summary>
    public CommandStatus Status { get; init; } = CommandStatus.ESME_RTHROTTLED;

    internal override bool Applies(SubmitExchange exchange) => exchange.Outstanding > Window;

    internal override ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct) => new(exchange.Refuse(Status));
}

/// <summary>generic_nack instead of an answer; the message is not taken.</summary>
public sealed record Nack : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "nack";

    /// <summary>command_status of the generic_nack. Default ESME_RINVCMDID.</summary>
    public CommandStatus Status { get; init; } = CommandStatus.ESME_RINVCMDID;

    /// <summary>Whether its sequence_number is 0 instead of the submit's. Default false.</summary>
    public bool ZeroSequence { get; init; }

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        await exchange.WriteAsync(new GenericNack { CommandStatus = Status, SequenceNumber = ZeroSequence ? 0 : exchange.Submit.SequenceNumber }, ct);
        return null;
    }
}
