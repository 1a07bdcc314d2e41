using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;

namespace SmppSaga.Smpp;

/// <summary>Opens the TCP connection of a client, with TLS when asked for.</summary>
internal static class SmppConnector
{
    public static async Task<SmppTransport> ConnectAsync(SmppClientOptions options, CancellationToken ct)
    {
        string target = $"{options.Host}:{options.Port}";
        using CancellationTokenSource deadline = new(options.ConnectTimeout > TimeSpan.Zero ? options.ConnectTimeout : Timeout.InfiniteTimeSpan, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, either.Token).ConfigureAwait(false);
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (options.Tls is not null)
            {
                stream = await SecureAsync(stream, options, either.Token).ConfigureAwait(false);
            }

            return new SmppTransport(new StreamPipe(stream), stream, target);
        }
        catch (Exception exception)
        {
            socket.Dispose();
            ct.ThrowIfCancellationRequested();
            throw exception switch
            {
                OperationCanceledException => new SmppConnectException($"{target}: not connected within {options.ConnectTimeout.TotalSeconds:0.###} s."),
                _ => new SmppConnectException($"{target}: {exception.Message}", exception),
            };
        }
    }

    private static async Task<Stream> SecureAsync(Stream stream, SmppClientOptions options, CancellationToken ct)
    {
        SslClientAuthenticationOptions tls = options.Tls!;
        tls.TargetHost ??= options.Host;
        SslStream secure = new(stream, leaveInnerStreamOpen: false);
        await secure.AuthenticateAsClientAsync(tls, ct).ConfigureAwait(false);
        return secure;
    }
}
