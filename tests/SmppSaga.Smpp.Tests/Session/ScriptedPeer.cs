using System.Buffers;
using System.IO.Pipelines;

namespace SmppSaga.Smpp.Tests.Session;

/// <summary>The other end of a session, PDU by PDU, in the hands of the test.</summary>
internal sealed class ScriptedPeer(IDuplexPipe pipe)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<T> ReadAsync<T>()
        where T : Pdu => Assert.IsType<T>(await ReadAsync());

    public async Task<Pdu> ReadAsync()
    {
        while (true)
        {
            ReadResult result = await pipe.Input.ReadAsync().AsTask().WaitAsync(Patience);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (PduFramer.TryTake(ref buffer, PduFramer.DefaultMaxPduLength, out ReadOnlySequence<byte> frame) == FrameOutcome.Complete)
            {
                Pdu pdu = PduDecoder.Decode(frame.ToArray()).Pdu!;
                pipe.Input.AdvanceTo(buffer.Start);
                return pdu;
            }

            Assert.False(result.IsCompleted, "The session closed the connection; a PDU was expected.");
            pipe.Input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>Reads until the session closes the connection; fails on any PDU.</summary>
    public async Task ReadEndAsync()
    {
        ReadResult result = await pipe.Input.ReadAsync().AsTask().WaitAsync(Patience);
        Assert.True(result.IsCompleted && result.Buffer.IsEmpty, $"The end was expected, {result.Buffer.Length} octets came.");
    }

    /// <summary>What lies there to be read at this moment.</summary>
    public bool HasNothing()
    {
        if (!pipe.Input.TryRead(out ReadResult result))
        {
            return true;
        }

        bool empty = result.Buffer.IsEmpty;
        pipe.Input.AdvanceTo(result.Buffer.Start);
        return empty;
    }

    public Task SendAsync(Pdu pdu) => SendAsync(PduEncoder.Encode(pdu));

    public async Task SendAsync(byte[] octets) => await pipe.Output.WriteAsync(octets).AsTask().WaitAsync(Patience);

    public void Close() => pipe.Output.Complete();
}
