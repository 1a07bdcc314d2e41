using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>Sends unbind in traffic; the answers to what is under way still come, more submits are refused.</summary>
public sealed record UnbindInTraffic : AsideFault
{
    /// <inheritdoc/>
    public override string Word => "unbind";

    internal override ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct)
    {
        _ = exchange.Session.UnbindAsync(TimeSpan.Zero, ct);
        return default;
    }
}

/// <summary>Sends outbind on a bound session.</summary>
public sealed record SendOutbind : AsideFault
{
    /// <inheritdoc/>
    public override string Word => "outbind";

    internal override ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct) =>
        exchange.WriteAsync(new Outbind { SystemId = "SMSC", Password = "none", SequenceNumber = StrangeSequence.Next() }, ct);
}

/// <summary>Sends alert_notification: the recipient is reachable again.</summary>
public sealed record SendAlertNotification : AsideFault
{
    /// <inheritdoc/>
    public override string Word => "alert_notification";

    internal override ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct) => exchange.WriteAsync(
        new AlertNotification { SourceAddr = exchange.Submit.DestinationAddr, EsmeAddr = exchange.Submit.SourceAddr, SequenceNumber = StrangeSequence.Next() }, ct);
}

/// <summary>Sends a submit_sm to the ESME, which only the ESME may send.</summary>
public sealed record SendSubmit : AsideFault
{
    /// <inheritdoc/>
    public override string Word => "submit_from_smsc";

    internal override ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct) =>
        exchange.WriteAsync(new SubmitSm { SourceAddr = "1", DestinationAddr = "2", SequenceNumber = StrangeSequence.Next() }, ct);
}

/// <summary>Sends many enquire_link at once.</summary>
public sealed record FloodEnquireLink : AsideFault
{
    /// <inheritdoc/>
    public override string Word => "enquire_link_flood";

    /// <summary>How many. Default 1,000.</summary>
    public int Count { get; init; } = 1000;

    internal override async ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct)
    {
        for (int sent = 0; sent < Count; sent++)
        {
            await exchange.WriteAsync(new EnquireLink { SequenceNumber = StrangeSequence.Next() }, ct);
        }
    }
}
