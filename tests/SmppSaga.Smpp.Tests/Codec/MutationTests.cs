using System.Globalization;
using CsCheck;

namespace SmppSaga.Smpp.Tests.Codec;

public sealed class MutationTests
{
    // More by SMPPSAGA_MUTATIONS, e.g. 100000000 over night.
    private static readonly int Mutations = int.Parse(Environment.GetEnvironmentVariable("SMPPSAGA_MUTATIONS") ?? "1000000", CultureInfo.InvariantCulture);

    [Fact]
    public void A_million_mutated_pdus_throw_nothing_and_cost_no_more_memory_than_their_size_justifies()
    {
        byte[][] corpus = Corpus();
        Random random = new(20_260_101);
        byte[] scratch = new byte[70_000];
        for (int i = 0; i < Mutations; i++)
        {
            ReadOnlySpan<byte> mutant = Mutate(corpus[random.Next(corpus.Length)], scratch, random);

            // What happens once in a process, e.g. a static table, is no amplification: only what comes again counts.
            long limit = (4 * mutant.Length) + 4096;
            long allocated = Measure(mutant, out PduDecodeResult result);
            Assert.True(allocated <= limit || Measure(mutant, out _) <= limit, $"{allocated} B for {Convert.ToHexString(mutant)}");
            Assert.True(result.Outcome == DecodeOutcome.Accept == (result.Pdu is not null), Convert.ToHexString(mutant));
            if (i % 16 == 0 && result.Pdu is not null)
            {
                AssertWritable(result.Pdu, mutant);
            }
        }
    }

    [Fact]
    public void Many_small_entries_stay_small_until_they_are_looked_at()
    {
        SubmitMulti pdu = new() { DestAddresses = [.. Enumerable.Repeat(new DestinationAddress { DlName = "" }, 254)] };
        byte[] octets = PduEncoder.Encode(pdu);
        PduDecoder.Decode(octets);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Pdu read = PduDecoder.Decode(octets).Pdu!;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated <= (4 * octets.Length) + 4096, $"{allocated} B");
        Assert.Equal(254, Assert.IsType<SubmitMulti>(read).DestAddresses.Count);
        Assert.Equal("", ((SubmitMulti)read).DestAddresses[253].DlName);
    }

    private static long Measure(ReadOnlySpan<byte> mutant, out PduDecodeResult result)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        result = PduDecoder.Decode(mutant);
        _ = result.Reply;
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>What was read can be written again, unless a field is over a limit that reading overlooks.</summary>
    private static void AssertWritable(Pdu pdu, ReadOnlySpan<byte> mutant)
    {
        try
        {
            Assert.Equal(pdu, PduDecoder.Decode(PduEncoder.Encode(pdu)).Pdu);
        }
        catch (SmppFieldException exception)
        {
            Assert.True(exception.Field is "message_id" or "password" or "system_id" or "short_message" or "final_date" or "destination_addr" or "dest_address", $"{exception.Message} {Convert.ToHexString(mutant)}");
        }
    }

    private static byte[][] Corpus()
    {
        List<byte[]> corpus = [];
        PCG random = new(stream: 1, seed: 20_260_101);
        foreach (FieldTable.Layout layout in FieldTable.All)
        {
            corpus.AddRange(PduGen.Of(layout).Array[6].Generate(random, null, out _).Select(PduEncoder.Encode));
        }

        return [.. corpus];
    }

    private static ReadOnlySpan<byte> Mutate(byte[] original, byte[] scratch, Random random)
    {
        original.CopyTo(scratch, 0);
        int length = original.Length;
        switch (random.Next(4))
        {
            case 0:
                length = random.Next(16, length + 1);
                break;
            case 1:
                int more = random.Next(1, 64);
                random.NextBytes(scratch.AsSpan(length, more));
                length += more;
                break;
        }

        for (int changes = random.Next(5); changes > 0; changes--)
        {
            scratch[random.Next(4, length)] = (byte)(random.Next(4) == 0 ? random.Next(2) * 255 : random.Next(256));
        }

        // Mostly a right length, else nothing behind the frame would be tried.
        if (random.Next(50) != 0)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(scratch, length);
        }

        return scratch.AsSpan(0, length);
    }
}
