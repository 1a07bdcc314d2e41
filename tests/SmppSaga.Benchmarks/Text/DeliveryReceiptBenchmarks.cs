using BenchmarkDotNet.Attributes;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Benchmarks.Text;

/// <summary>What reading a receipt and keying its id costs, for every message delivered.</summary>
[MemoryDiagnoser]
public class DeliveryReceiptBenchmarks
{
    private readonly byte[] _receipt =
        [.. "id:16fee0e525 sub:001 dlvrd:001 submit date:2611221844 done date:2611221845 stat:DELIVRD err:000 text:Your parcel 4711 is"u8];

    [Benchmark]
    public DeliveryReceipt? ParseText() => DeliveryReceipt.TryParse(_receipt, 0, null, null, out DeliveryReceipt? receipt) ? receipt : null;

    [Benchmark]
    public DeliveryReceipt? ParseTextWithTlvs() => DeliveryReceipt.TryParse(_receipt, 0, "16fee0e525", 2, out DeliveryReceipt? receipt) ? receipt : null;

    [Benchmark]
    public string KeyOfHexId() => MessageIdKey.OfResponse("16fee0e525", MessageIdFormat.HexInResponseDecimalInReceipt);
}
