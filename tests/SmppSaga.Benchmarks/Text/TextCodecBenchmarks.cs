using BenchmarkDotNet.Attributes;
using SmppSaga.Smpp.Text;

namespace SmppSaga.Benchmarks.Text;

/// <summary>What a text of one short message costs on its way to octets and back.</summary>
[MemoryDiagnoser]
public class TextCodecBenchmarks
{
    private readonly byte[] _room = new byte[160];
    private string _gsm7 = "";
    private string _ucs2 = "";
    private byte[] _septets = [];
    private byte[] _packed = [];
    private byte[] _units = [];

    [GlobalSetup]
    public void Setup()
    {
        _gsm7 = string.Concat(Enumerable.Repeat("Your parcel 4711 is at @ €5. ", 6))[..150];
        _ucs2 = string.Concat(Enumerable.Repeat("Посылка ждёт вас ", 5))[..70];
        _septets = MessageText.Encode(_gsm7).Octets.ToArray();
        _packed = Gsm7Packing.Pack(_septets);
        _units = Ucs2.Encode(_ucs2);
    }

    [Benchmark]
    public bool EncodeGsm7IntoABuffer() => Gsm7.TryEncode(_gsm7, _room, out _);

    [Benchmark]
    public EncodedText EncodeAutoToGsm7() => MessageText.Encode(_gsm7);

    [Benchmark]
    public EncodedText EncodeAutoToUcs2() => MessageText.Encode(_ucs2);

    [Benchmark]
    public string DecodeGsm7() => Gsm7.Decode(_septets);

    [Benchmark]
    public string DecodeUcs2() => Ucs2.Decode(_units);

    [Benchmark]
    public byte[] PackGsm7() => Gsm7Packing.Pack(_septets);

    [Benchmark]
    public byte[] UnpackGsm7() => Gsm7Packing.Unpack(_packed);
}
