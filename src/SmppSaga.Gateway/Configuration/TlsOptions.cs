namespace SmppSaga.Gateway.Configuration;

/// <summary>TLS towards the SMSC; its certificate is always verified.</summary>
public sealed record TlsOptions
{
    public bool Enabled { get; init; }

    /// <summary>Name that the SMSC's certificate must carry; empty means the host.</summary>
    public string ServerName { get; init; } = "";

    /// <summary>PEM file with the authorities to trust; empty means the system's.</summary>
    public string CaFile { get; init; } = "";

    /// <summary>PEM file with our certificate and its key, for SMSCs that ask for one.</summary>
    public string CertificateFile { get; init; } = "";
}
