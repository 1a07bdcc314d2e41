using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmppSaga.Smpp.Tests.Session;

public sealed class TlsTests : IDisposable
{
    private readonly RecordingHandler _handler = new();
    private readonly X509Certificate2 _certificate = Issue("smsc.example");

    [Fact]
    public async Task A_trusted_certificate_of_the_right_name_binds()
    {
        await using SmppServer server = Listen();

        await using SmppSession session = await SmppSession.ConnectAsync(Client(server, Trusting("smsc.example")), _handler);

        Assert.Equal("id", (await session.SubmitAsync(new SubmitSm())).MessageId);
    }

    [Fact]
    public async Task An_unknown_authority_is_refused_by_default()
    {
        await using SmppServer server = Listen();

        await Assert.ThrowsAsync<SmppConnectException>(() => SmppSession.ConnectAsync(Client(server, new SslClientAuthenticationOptions { TargetHost = "smsc.example" }), _handler));
        Assert.Empty(_handler.Requests);
    }

    [Fact]
    public async Task Another_name_is_refused()
    {
        await using SmppServer server = Listen();

        await Assert.ThrowsAsync<SmppConnectException>(() => SmppSession.ConnectAsync(Client(server, Trusting("other.example")), _handler));
    }

    [Fact]
    public async Task Plain_smpp_on_a_tls_port_is_not_served()
    {
        await using SmppServer server = Listen();

        await Assert.ThrowsAsync<SmppConnectException>(() => SmppSession.ConnectAsync(Client(server, null), _handler));
    }

    [Fact]
    public async Task A_client_certificate_reaches_the_server()
    {
        using X509Certificate2 mine = Issue("esme.example");
        string? seen = null;
        await using SmppServer server = Listen((_, certificate, _, _) => (seen = certificate?.Subject) is not null);
        SslClientAuthenticationOptions tls = Trusting("smsc.example");
        tls.ClientCertificates = [mine];

        await using SmppSession session = await SmppSession.ConnectAsync(Client(server, tls), _handler);

        Assert.Equal("CN=esme.example", seen);
    }

    public void Dispose() => _certificate.Dispose();

    private SmppServer Listen(RemoteCertificateValidationCallback? checkClient = null) => SmppServer.Start(
        new SmppServerOptions
        {
            Port = 0,
            Tls = new SslServerAuthenticationOptions { ServerCertificate = _certificate, ClientCertificateRequired = checkClient is not null, RemoteCertificateValidationCallback = checkClient },
        },
        _handler);

    private static SmppClientOptions Client(SmppServer server, SslClientAuthenticationOptions? tls) =>
        new() { Host = IPAddress.Loopback.ToString(), Port = server.Port, SystemId = "acme", Tls = tls };

    private SslClientAuthenticationOptions Trusting(string host) => new()
    {
        TargetHost = host,
        CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { _certificate }, RevocationMode = X509RevocationMode.NoCheck },
    };

    private static X509Certificate2 Issue(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 ephemeral = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(ephemeral.Export(X509ContentType.Pkcs12), null);
    }
}
