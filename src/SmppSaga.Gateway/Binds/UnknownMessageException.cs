namespace SmppSaga.Gateway.Binds;

/// <summary>A command names a message that the store does not have: it goes to the _error queue, where it can be looked at.</summary>
internal sealed class UnknownMessageException(string message) : Exception(message);
