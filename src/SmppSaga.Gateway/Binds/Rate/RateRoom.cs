namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>Room for one part. It is taken until this is disposed of, once: as soon as the part is written, or is not to be written.</summary>
internal readonly struct RateRoom(SpanGuard? ofSender, SpanGuard? ofBind) : IDisposable
{
    /// <summary>Whether it matters when the part is written.</summary>
    public bool Limited => ofSender is not null || ofBind is not null;

    public void Dispose()
    {
        ofSender?.Used();
        ofBind?.Used();
    }
}
