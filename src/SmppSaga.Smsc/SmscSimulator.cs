namespace SmppSaga.Smsc;

/// <summary>
/// A simulated SMSC on a TCP port: it takes binds and submit_sm, answers with unique message_ids, sends receipts to any bind of the same
/// account until they are acknowledged, counts what it saw, and goes wrong as its script says.
/// </summary>
public sealed class SmscSimulator : IAsyncDisposable
{
    private readonly Simulation _simulation;
    private readonly SmscListener _listener;

    private SmscSimulator(SmscOptions options)
    {
        _simulation = new Simulation(options);
        _listener = new SmscListener(_simulation);
    }

    /// <summary>The port it listens on.</summary>
    public int Port => _listener.Port;

    /// <summary>What it has seen so far.</summary>
    public SmscStatistics Statistics => _simulation.Counters.Snapshot();

    /// <summary>Starts to listen.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be listened on.</exception>
    public static SmscSimulator Start(SmscOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SmscSimulator(options);
    }

    /// <summary>Closes every connection at once and stops listening. Receipts not yet acknowledged are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _simulation.Dispose();
    }
}
