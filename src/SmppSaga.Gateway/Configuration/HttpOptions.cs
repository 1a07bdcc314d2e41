namespace SmppSaga.Gateway.Configuration;

/// <summary>Health, metrics, API and console.</summary>
public sealed record HttpOptions
{
    /// <summary>Address to listen on; empty opens no port.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:8080";

    /// <summary>Needed off loopback for everything but health. Empty: only loopback is served. Left out of the file, it is SMPPSAGA_ADMIN_TOKEN of the environment.</summary>
    public string AdminToken { get; init; } = "";

    /// <summary>The address; never the token.</summary>
    public override string ToString() => Listen;
}
