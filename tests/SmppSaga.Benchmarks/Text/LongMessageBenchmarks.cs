using BenchmarkDotNet.Attributes;
using SmppSaga.Smpp.LongMessages;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Benchmarks.Text;

/// <summary>What cutting costs: the usual short message, and one of three parts there and back.</summary>
[MemoryDiagnoser]
public class LongMessageBenchmarks
{
    private EncodedText _short = MessageText.Encode("");
    private EncodedText _long = MessageText.Encode("");
    private ReceivedPart[] _parts = [];

    [GlobalSetup]
    public void Setup()
    {
        _short = MessageText.Encode(new string('a', 160));
        _long = MessageText.Encode(new string('a', 400));
        _parts =
        [
            .. LongMessage.Split(_long, Concatenation.Udh8, 1).Select(part =>
                ReceivedPart.TryRead("27831234567", "12345", UserData.Read(part.ShortMessage, part.EsmClass), 0, null, out ReceivedPart? read) ? read : throw new InvalidOperationException("no part")),
        ];
    }

    [Benchmark]
    public IReadOnlyList<MessagePart> CutAShortMessage() => LongMessage.Split(_short, Concatenation.Udh8, 1);

    [Benchmark]
    public IReadOnlyList<MessagePart> CutThreeParts() => LongMessage.Split(_long, Concatenation.Udh8, 1);

    [Benchmark]
    public string? AssembleThreeParts()
    {
        MessageAssembler assembler = new(new MessageAssemblerOptions(), TimeProvider.System);
        AssembledMessage? message = null;
        foreach (ReceivedPart part in _parts)
        {
            assembler.Add(part, out message);
        }

        return message?.Text();
    }
}
