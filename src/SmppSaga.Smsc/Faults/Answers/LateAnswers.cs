using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>The receipts go out first, whatever their delay; the answer follows.</summary>
public sealed record ReceiptFirst : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "receipt_first";

    /// <summary>From the receipt to the answer. Default 50 ms.</summary>
    public TimeSpan By { get; init; } = TimeSpan.FromMilliseconds(50);

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        exchange.Take();
        exchange.BeginReceipts(atOnce: true);
        await exchange.DelayAsync(By, ct);
        return exchange.Accept();
    }
}

/// <summary>The answer comes late.</summary>
public sealed record DelayResponse : AnswerFault
{
    /// <inheritdoc/>
    public override string Word => "delay_response";

    /// <summary>How late. Default 1 s.</summary>
    public TimeSpan By { get; init; } = TimeSpan.FromSeconds(1);

    internal override async ValueTask<Pdu?> AnswerAsync(SubmitExchange exchange, CancellationToken ct)
    {
        exchange.Take();
        await exchange.DelayAsync(By, ct);
        return exchange.Accept();
    }
}
