using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>A bind on its way to an answer.</summary>
/// <param name="Session">The session, not bound yet.</param>
/// <param name="Wire">The connection.</param>
/// <param name="Account">Who wants to bind.</param>
/// <param name="Time">The clock.</param>
internal sealed record BindExchange(SmppSession Session, WireStream Wire, Account Account, TimeProvider Time);
