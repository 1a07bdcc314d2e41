using System.Net.Security;

namespace SmppSaga.Smpp;

/// <summary>Where and how an ESME binds.</summary>
public sealed record SmppClientOptions : SmppSessionOptions
{
    /// <summary>Name or address of the SMSC; a name is resolved again for each connection.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>Other names or addresses of the same SMSC, with the same port, tried in turn when <see cref="Host"/> cannot be reached.</summary>
    public IReadOnlyList<string> FallbackHosts { get; init; } = [];

    /// <summary>TCP port, 1 to 65535. Default 2775.</summary>
    public int Port { get; init; } = 2775;

    /// <summary>system_id, at most 15 characters.</summary>
    public string SystemId { get; init; } = "";

    /// <summary>password, at most 8 characters.</summary>
    public string Password { get; init; } = "";

    /// <summary>system_type, at most 12 characters.</summary>
    public string SystemType { get; init; } = "";

    /// <summary>interface_version: 0x34 (default) for SMPP 3.4, 0x50 for 5.0; with 0x33 and below no TLV is sent.</summary>
    public byte InterfaceVersion { get; init; } = 0x34;

    /// <summary>addr_ton of the bind.</summary>
    public byte AddrTon { get; init; }

    /// <summary>addr_npi of the bind.</summary>
    public byte AddrNpi { get; init; }

    /// <summary>address_range of the bind, at most 40 characters.</summary>
    public string AddressRange { get; init; } = "";

    /// <summary>Which bind to ask for. Default transceiver.</summary>
    public BindType BindType { get; init; }

    /// <summary>For TCP and TLS together, for each host. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the answer to the bind. Default 30 s.</summary>
    public TimeSpan BindTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Null (default) is plain TCP. An empty one verifies the certificate against the system's authorities and <see cref="Host"/>;
    /// client certificates, a private authority and so on are set in it. There is no way back to plain TCP when TLS fails.
    /// </summary>
    public SslClientAuthenticationOptions? Tls { get; init; }

    /// <summary>Everything but the password.</summary>
    public override string ToString() => $"{SystemId}@{Host}:{Port} ({BindType}, window {Window}{(Tls is null ? "" : ", TLS")})";

    internal BindRequest CreateBind()
    {
        BindRequest bind = BindType switch
        {
            BindType.Transmitter => new BindTransmitter(),
            BindType.Receiver => new BindReceiver(),
            _ => new BindTransceiver(),
        };
        return bind with
        {
            SystemId = SystemId,
            Password = Password,
            SystemType = SystemType,
            InterfaceVersion = InterfaceVersion,
            AddrTon = AddrTon,
            AddrNpi = AddrNpi,
            AddressRange = AddressRange,
        };
    }
}
