namespace SmppSaga.Gateway.Messages;

/// <summary>Trouble that is not the message's fault: its bus delivery goes back to the queue, unharmed.</summary>
internal class RequeueException(string message, Exception? innerException = null) : Exception(message, innerException);
