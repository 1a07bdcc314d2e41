using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>The bind is refused.</summary>
public sealed record RefuseBind : BindFault
{
    /// <inheritdoc/>
    public override string Word => "refuse_bind";

    /// <summary>command_status of the answer. Default ESME_RBINDFAIL.</summary>
    public CommandStatus Status { get; init; } = CommandStatus.ESME_RBINDFAIL;

    internal override ValueTask<CommandStatus> AnswerAsync(BindExchange exchange, CancellationToken ct) => new(Status);
}

/// <summary>The account has as many binds as it may: refused.</summary>
public sealed record LimitBinds : BindFault
{
    /// <inheritdoc/>
    public override string Word => "limit_binds";

    /// <summary>Most binds of one account at once. Default 1.</summary>
    public int Binds { get; init; } = 1;

    /// <summary>command_status of the answer. Default ESME_RALYBND.</summary>
    public CommandStatus Status { get; init; } = CommandStatus.ESME_RALYBND;

    internal override bool Applies(BindExchange exchange) => exchange.Account.BoundNow >= Binds;

    internal override ValueTask<CommandStatus> AnswerAsync(BindExchange exchange, CancellationToken ct) => new(Status);
}

/// <summary>The connection ends instead of an answer to the bind.</summary>
public sealed record DropBind : BindFault
{
    /// <inheritdoc/>
    public override string Word => "drop_bind";

    /// <summary>How it ends. Default FIN.</summary>
    public ConnectionEnd End { get; init; }

    internal override ValueTask<CommandStatus> AnswerAsync(BindExchange exchange, CancellationToken ct)
    {
        exchange.Wire.Drop(exchange.Session, End);
        return new(CommandStatus.ESME_RBINDFAIL);
    }
}

/// <summary>The bind is never answered; the connection stays.</summary>
public sealed record IgnoreBind : BindFault
{
    /// <inheritdoc/>
    public override string Word => "ignore_bind";

    internal override async ValueTask<CommandStatus> AnswerAsync(BindExchange exchange, CancellationToken ct)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, exchange.Time, ct);
        return CommandStatus.ESME_RBINDFAIL;
    }
}
