using System.IO.Pipelines;

namespace SmppSaga.Smpp.Tests.Session;

/// <summary>Two ends of a connection in memory.</summary>
internal sealed class PipePair
{
    public PipePair(PipeOptions? options = null)
    {
        Pipe there = new(options ?? PipeOptions.Default);
        Pipe back = new(options ?? PipeOptions.Default);
        Client = new End(back.Reader, there.Writer);
        Server = new End(there.Reader, back.Writer);
    }

    public IDuplexPipe Client { get; }

    public IDuplexPipe Server { get; }

    private sealed record End(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
