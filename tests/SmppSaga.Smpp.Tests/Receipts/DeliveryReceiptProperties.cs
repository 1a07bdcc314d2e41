using System.Diagnostics;
using System.Text;
using CsCheck;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Smpp.Tests.Receipts;

public class DeliveryReceiptProperties
{
    private static readonly string[] Pieces =
        ["id:", "ID: ", "sub:", "dlvrd:001", " submit date:", "done date:2611221844", " stat:", "DELIVRD", "err:", " text:", " ", "\0", ";", "é", "99999999999999999999", "\uD83D", "12", ":"];

    [Fact]
    public void Fields_in_every_order_are_found()
    {
        string[] fields = ["id:ab-1", "sub:002", "dlvrd:001", "submit date:2611221844", "done date:261122184559", "stat:UNDELIV", "err:7f", "text:what for"];
        DeliveryReceipt expected = DeliveryReceipt.Parse(string.Join(' ', fields));
        Gen.Shuffle(fields[..^1]).Sample(order =>
            Assert.Equal(expected, DeliveryReceipt.Parse(string.Join(' ', order) + " " + fields[^1])));
    }

    [Fact]
    public void Random_octets_never_throw()
    {
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Byte, Gen.Byte.Nullable()).Sample((octets, dataCoding, state) =>
        {
            bool found = DeliveryReceipt.TryParse(octets, dataCoding, null, state, out DeliveryReceipt? receipt);

            Assert.Equal(found, receipt is not null);
        });
    }

    [Fact]
    public void Shuffled_pieces_of_receipts_never_throw()
    {
        Gen.OneOf(Pieces).Array[0, 40].Select(string.Concat).Sample(text =>
        {
            DeliveryReceipt receipt = DeliveryReceipt.Parse(text);

            Assert.True(receipt.MessageId is null || receipt.MessageId.Length > 0);
            Assert.False(receipt.State?.Contains(' ', StringComparison.Ordinal) ?? false);
        });
    }

    [Fact]
    public void A_mutated_receipt_never_throws()
    {
        byte[] good = Encoding.ASCII.GetBytes("id:7A0C sub:001 dlvrd:001 submit date:2610050915 done date:2610050917 stat:DELIVRD err:000 text:Your parcel");
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length], Gen.Byte).Sample((at, value, length, dataCoding) =>
        {
            byte[] mutated = [.. good];
            mutated[at] = value;

            DeliveryReceipt.TryParse(mutated.AsSpan(0, length), dataCoding, null, null, out _);
        });
    }

    [Theory]
    [InlineData("id:")]
    [InlineData("id: ")]
    [InlineData(" text:")]
    [InlineData("text: stat:x ")]
    [InlineData("submit dat ")]
    [InlineData(" ")]
    [InlineData("0")]
    [InlineData("\0")]
    public void Time_grows_no_faster_than_the_text(string piece)
    {
        string small = string.Concat(Enumerable.Repeat(piece, 8_000 / piece.Length));
        string large = string.Concat(Enumerable.Repeat(small, 16));

        // Linear is 16, quadratic 256. A busy machine may spoil one measurement, not ten.
        Assert.Contains(Enumerable.Range(0, 10).Select(_ => Quickest(large) / Quickest(small)), static ratio => ratio < 100);
    }

    [Fact]
    public void Memory_is_bounded_by_the_octets()
    {
        byte[] hostile = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("id:1 text: stat:2 err:", 2_900)));
        DeliveryReceipt.TryParse(hostile, 0, null, null, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        DeliveryReceipt.TryParse(hostile, 0, null, null, out _);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (4 * hostile.Length) + 4096);
    }

    private static double Quickest(string text)
    {
        double quickest = double.MaxValue;
        for (int run = 0; run < 12; run++)
        {
            long start = Stopwatch.GetTimestamp();
            DeliveryReceipt.Parse(text);
            quickest = Math.Min(quickest, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return Math.Max(quickest, 1);
    }
}
