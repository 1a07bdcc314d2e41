using System.Net.Security;
using System.Net.Sockets;

namespace SmppSaga.Smpp;

/// <summary>Opens the TCP connection of a client, with TLS when asked for.</summary>
internal static class SmppConnector
{
    public static async Task<SmppTransport> ConnectAsync(SmppClientOptions options, CancellationToken ct)
    {
        List<SmppConnectException> failures = [];
        foreach (string host in options.FallbackHosts.Prepend(options.Host))
        {
            try
            {
                return await ConnectAsync(host, options, ct).ConfigureAwait(false);
            }
            catch (SmppConnectException exception)
            {
                failures.Add(exception);
            }
        }

        throw failures.Count == 1
            ? failures[0]
            : new SmppConnectException(string.Join(' ', failures.Select(static failure => failure.Message)), new AggregateException(failures));
    }

    private static async Task<SmppTransport> ConnectAsync(string host, SmppClientOptions options, CancellationToken ct)
    {
        string target = $"{host}:{options.Port}";
        TimeSpan limit = options.ConnectTimeout > TimeSpan.Zero ? options.ConnectTimeout : Timeout.InfiniteTimeSpan;
        using CancellationTokenSource deadline = new(limit, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, options.Port, either.Token).ConfigureAwait(false);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (options.Tls is not null)
            {
                stream = await SecureAsync(stream, CopyFor(host, options.Tls), either.Token).ConfigureAwait(false);
            }

            return new SmppTransport(new StreamDuplexPipe(stream), target);
        }
        catch (Exception exception)
        {
            socket.Dispose();
            ct.ThrowIfCancellationRequested();
            throw exception is OperationCanceledException
                ? new SmppConnectException($"{target}: not connected within {limit.TotalSeconds:0.###} s.")
                : new SmppConnectException($"{target}: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    private static async Task<Stream> SecureAsync(Stream stream, SslClientAuthenticationOptions tls, CancellationToken ct)
    {
        SslStream secure = new(stream, leaveInnerStreamOpen: false);
        await secure.AuthenticateAsClientAsync(tls, ct).ConfigureAwait(false);
        return secure;
    }

    // The caller's options serve several connections, to hosts of different names.
    private static SslClientAuthenticationOptions CopyFor(string host, SslClientAuthenticationOptions tls) => new()
    {
        TargetHost = string.IsNullOrEmpty(tls.TargetHost) ? host : tls.TargetHost,
        AllowRenegotiation = tls.AllowRenegotiation,
        AllowTlsResume = tls.AllowTlsResume,
        ApplicationProtocols = tls.ApplicationProtocols,
        CertificateChainPolicy = tls.CertificateChainPolicy,
        CertificateRevocationCheckMode = tls.CertificateRevocationCheckMode,
        CipherSuitesPolicy = tls.CipherSuitesPolicy,
        ClientCertificateContext = tls.ClientCertificateContext,
        ClientCertificates = tls.ClientCertificates,
        EnabledSslProtocols = SmppTls.AtLeast12(tls.EnabledSslProtocols),
        EncryptionPolicy = tls.EncryptionPolicy,
        LocalCertificateSelectionCallback = tls.LocalCertificateSelectionCallback,
        RemoteCertificateValidationCallback = tls.RemoteCertificateValidationCallback,
    };
}
