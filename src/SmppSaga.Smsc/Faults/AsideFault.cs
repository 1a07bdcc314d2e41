namespace SmppSaga.Smsc;

/// <summary>Something that happens on the connection beside a submit_sm, whose answer it does not change.</summary>
public abstract record AsideFault : SmscFault
{
    private protected AsideFault()
    {
    }

    internal abstract ValueTask StrikeAsync(SubmitExchange exchange, CancellationToken ct);
}
