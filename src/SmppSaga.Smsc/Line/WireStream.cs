using System.Collections.Immutable;
using System.Net.Sockets;
using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>
/// The connection below a session. The session writes whole PDUs through it; so can a fault, between two of them. It can swallow what is
/// written, read slowly, and end the connection as a crash would.
/// </summary>
internal sealed partial class WireStream(Socket socket, TimeProvider time) : Stream
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private readonly NetworkStream _inner = new(socket, ownsSocket: true);
    private readonly SemaphoreSlim _writing = new(1);
    private ImmutableArray<Func<CommandId, bool>> _swallows = [];
    private Func<int?>? _allowance;
    private ConnectionEnd? _end;

    /// <summary>From now on PDUs of which this is true are not written.</summary>
    public void Swallow(Func<CommandId, bool> swallows) => ImmutableInterlocked.Update(ref _swallows, all => all.Add(swallows));

    /// <summary>Reads so many octets a second while this is in force.</summary>
    public void ReadSlowly(int perSecond, Func<bool> inForce)
    {
        // Else the kernel takes in megabytes before the peer feels anything.
        socket.ReceiveBufferSize = 4096;
        int each = perSecond * (int)Pause.TotalMilliseconds / 1000;
        _allowance = () => inForce() ? (perSecond > 0 ? Math.Max(1, each) : 0) : null;
    }

    /// <summary>Ends the connection below the session.</summary>
    public void Drop(SmppSession session, ConnectionEnd end)
    {
        if (end == ConnectionEnd.Rst)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        _end = end;
        session.Abort("dropped by the script");
    }

    /// <summary>Closes the socket. With octets unread that would be a reset: an orderly end reads on until the peer has closed, too.</summary>
    public async Task CloseAsync()
    {
        try
        {
            if (_end == ConnectionEnd.Rst)
            {
                // The stream would shut it down first, and that is a FIN.
                socket.Dispose();
            }
            else if (_end == ConnectionEnd.Fin)
            {
                socket.Shutdown(SocketShutdown.Send);
                using CancellationTokenSource enough = new(Linger, time);
                byte[] unread = new byte[4096];
                while (await _inner.ReadAsync(unread, enough.Token) > 0)
                {
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            // The peer was faster, or is in no hurry.
        }

        await DisposeAsync();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_allowance?.Invoke() is { } octets)
        {
            await Task.Delay(Pause, time, cancellationToken);
            if (octets > 0)
            {
                buffer = buffer[..Math.Min(buffer.Length, octets)];
                break;
            }
        }

        return await _inner.ReadAsync(buffer, cancellationToken);
    }

    /// <summary>Writes whole PDUs; what others write goes before or behind them.</summary>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _inner.WriteAsync(_swallows.IsEmpty ? buffer : Kept(buffer), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>The PDUs that nothing swallows.</summary>
    private byte[] Kept(ReadOnlyMemory<byte> pdus)
    {
        using MemoryStream kept = new();
        while (pdus.Length >= PduHeader.Length)
        {
            PduHeader header = PduHeader.Read(pdus.Span);

            // A length that lies is a fault at work: its octets are one piece.
            int length = header.CommandLength < PduHeader.Length ? pdus.Length : (int)Math.Min(header.CommandLength, pdus.Length);
            if (!_swallows.Any(swallows => swallows(header.CommandId)))
            {
                kept.Write(pdus.Span[..length]);
            }

            pdus = pdus[length..];
        }

        return kept.ToArray();
    }
}
