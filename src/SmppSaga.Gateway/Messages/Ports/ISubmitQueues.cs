namespace SmppSaga.Gateway.Messages.Ports;

/// <summary>The queues submit-sms-&lt;connector&gt;, which hold what waits for a bind.</summary>
internal interface ISubmitQueues
{
    /// <summary>The queue's address on the bus. It exists when this returns, so nothing sent to it is lost although no pod may hold a bind yet.</summary>
    /// <exception cref="Exception">The bus cannot be reached now.</exception>
    ValueTask<Uri> AddressAsync(string connector, CancellationToken cancellationToken = default);
}
