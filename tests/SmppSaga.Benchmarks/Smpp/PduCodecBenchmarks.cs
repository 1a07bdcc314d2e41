using System.Text;
using BenchmarkDotNet.Attributes;
using SmppSaga.Smpp;

namespace SmppSaga.Benchmarks.Smpp;

/// <summary>What a submit_sm of 245 octets costs: written, looked at in place, looked at with its text as a string, and as a record.</summary>
[MemoryDiagnoser]
public class PduCodecBenchmarks
{
    private readonly byte[] _buffer = new byte[1024];
    private byte[] _frame = [];

    [GlobalSetup]
    public void Setup() => _frame = PduEncoder.Encode(SamplePdus.Submit);

    [Benchmark]
    public bool Encode() => PduEncoder.TryEncode(SamplePdus.Submit, _buffer, out _);

    [Benchmark]
    public int DecodeView() => MessageView.TryRead(_frame, out MessageView view, out _) ? view.ShortMessage.Length + view.DestinationAddr.Length : -1;

    [Benchmark]
    public string DecodeViewAndText() => MessageView.TryRead(_frame, out MessageView view, out _) ? Encoding.Latin1.GetString(view.ShortMessage) : "";

    [Benchmark]
    public Pdu? DecodeRecord() => PduDecoder.Decode(_frame).Pdu;
}
