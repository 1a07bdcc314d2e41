using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Binds;

/// <summary>This pod's turn did not come in time: the delivery goes back to the broker, where another pod may have it.</summary>
internal sealed class PutOffException(string message) : RequeueException(message);
