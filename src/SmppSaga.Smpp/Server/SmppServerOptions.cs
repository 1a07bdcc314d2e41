using System.Net;
using System.Net.Security;

namespace SmppSaga.Smpp;

/// <summary>Where an SMSC listens, and what its sessions have in common.</summary>
public sealed record SmppServerOptions : SmppSessionOptions
{
    /// <summary>The address to listen on. Default 127.0.0.1.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port; 0 takes a free one. Default 2775.</summary>
    public int Port { get; init; } = 2775;

    /// <summary>system_id in the answer to a bind, at most 15 characters.</summary>
    public string SystemId { get; init; } = "SmppSaga";

    /// <summary>sc_interface_version in the answer to a bind. Default 0x34.</summary>
    public byte InterfaceVersion { get; init; } = 0x34;

    /// <summary>A connection that has not bound after so long is closed. Default 30 s.</summary>
    public TimeSpan SessionInitTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most connections at once, at least 1; more are closed at once. Default 1,000.</summary>
    public int MaxSessions { get; init; } = 1000;

    /// <summary>Null (default) is plain TCP; else at least a certificate must be set.</summary>
    public SslServerAuthenticationOptions? Tls { get; init; }
}
