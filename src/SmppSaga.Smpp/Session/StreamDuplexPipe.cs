using System.IO.Pipelines;

namespace SmppSaga.Smpp;

/// <summary>A stream as the connection of a session; the session disposes it when it ends.</summary>
/// <param name="stream">A network, TLS or other stream for both directions.</param>
public sealed class StreamDuplexPipe(Stream stream) : IDuplexPipe, IDisposable
{
    private const int ReadSize = 32 * 1024;

    /// <inheritdoc/>
    public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ReadSize, minimumReadSize: ReadSize / 8, leaveOpen: true));

    /// <inheritdoc/>
    public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));

    /// <summary>Closes the stream, which breaks every read and write under way.</summary>
    public void Dispose() => stream.Dispose();
}
