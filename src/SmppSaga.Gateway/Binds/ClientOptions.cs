using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>From a connector's configuration to the options of its session.</summary>
internal static class ClientOptions
{
    public static SmppClientOptions For(string host, BindType bindType, ConnectorOptions connector, TimeProvider time, ILogger logger) => new()
    {
        Host = host,
        Port = connector.Port,
        SystemId = connector.SystemId,
        Password = connector.Password,
        SystemType = connector.SystemType,
        InterfaceVersion = connector.InterfaceVersion,
        AddressRange = connector.AddressRange,
        BindType = bindType,
        Window = connector.Window,
        ResponseTimeout = connector.ResponseTimeout,
        EnquireLinkInterval = connector.EnquireLinkInterval,
        EnquireLinkTimeout = connector.EnquireLinkTimeout,
        BindTimeout = connector.BindTimeout,
        Tls = connector.Tls.Enabled ? Tls(host, connector.Tls) : null,
        TimeProvider = time,
        Logger = logger,
    };

    private static SslClientAuthenticationOptions Tls(string host, Configuration.TlsOptions tls)
    {
        SslClientAuthenticationOptions options = new() { TargetHost = tls.ServerName.Length > 0 ? tls.ServerName : host };
        if (tls.CaFile.Length > 0)
        {
            X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(tls.CaFile);
            options.CertificateChainPolicy = policy;
        }

        if (tls.CertificateFile.Length > 0)
        {
            options.ClientCertificates = [X509Certificate2.CreateFromPemFile(tls.CertificateFile)];
        }

        return options;
    }
}
