using System.IO.Pipelines;

namespace SmppSaga.Smsc;

/// <summary>A wire as a session wants it.</summary>
internal sealed class WirePipe(WireStream wire) : IDuplexPipe
{
    public PipeReader Input { get; } = PipeReader.Create(wire, new StreamPipeReaderOptions(bufferSize: 32 * 1024, leaveOpen: true));

    public PipeWriter Output { get; } = PipeWriter.Create(wire, new StreamPipeWriterOptions(leaveOpen: true));
}
