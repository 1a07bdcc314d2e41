using System.Collections.Concurrent;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Binds;

/// <summary>Addresses of the submit queues, each declared once before its first use, so that a message sent while no pod is bound waits in it.</summary>
/// <param name="declare">Declares a queue on the broker.</param>
/// <param name="time">The clock of the wait for it.</param>
internal sealed class SubmitQueues(Func<string, CancellationToken, Task> declare, TimeProvider time) : ISubmitQueues
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Task> _declared = new(StringComparer.Ordinal);

    public async ValueTask<Uri> AddressAsync(string connector, CancellationToken cancellationToken = default)
    {
        string queue = SubmitEndpoint.QueueName(connector);
        Task declared = _declared.GetOrAdd(queue, x => declare(x, CancellationToken.None));
        try
        {
            await declared.WaitAsync(AtMost, time, cancellationToken);
        }
        catch (Exception e) when (declared.IsFaulted || e is TimeoutException)
        {
            // The broker was away: the next caller tries anew.
            _declared.TryRemove(new KeyValuePair<string, Task>(queue, declared));
            throw;
        }

        // The exchange is bound to the queue by its declaration; addressing the exchange spares every sender the queue's arguments.
        return new Uri($"exchange:{queue}");
    }
}
