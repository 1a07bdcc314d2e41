using System.IO.Pipelines;

namespace SmppSaga.Smpp;

/// <summary>A stream as a pair of pipes.</summary>
internal sealed class StreamPipe(Stream stream) : IDuplexPipe
{
    private const int ReadSize = 32 * 1024;

    public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ReadSize, minimumReadSize: ReadSize / 8, leaveOpen: true));

    public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
}
