namespace SmppSaga.Gateway.Configuration;

/// <summary>The settings that hold now. Whoever keeps what was made of them asks for <see cref="Current"/> again, or listens to <see cref="Changed"/>.</summary>
public sealed class LiveOptions(GatewayOptions start)
{
    private volatile GatewayOptions _current = start;
    private volatile GatewayFileResult? _refused;

    /// <summary>Raised after <see cref="Current"/> became other settings, on the thread that swapped them. Handlers must not throw or wait.</summary>
    public event EventHandler? Changed;

    /// <summary>One whole set of settings: never half old, half new.</summary>
    public GatewayOptions Current => _current;

    /// <summary>What is wrong with the file as it stands, while an older one holds; null when the file is the one that holds.</summary>
    public GatewayFileResult? Refused => _refused;

    internal void Swap(GatewayOptions options)
    {
        _refused = null;
        _current = options;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    internal void Keep(GatewayFileResult? refused) => _refused = refused;
}
