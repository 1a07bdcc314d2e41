using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>What is stored is read for ever: a record gets a new line of octets only when it gets a member, and the old line stays.</summary>
public class RecordCodecTests
{
    public static TheoryData<string, string> Golden => new(RecordSamples.Golden.Select(x => (x.Key, x.Value)));

    [Theory]
    [MemberData(nameof(Golden))]
    public void Octets_of_this_version_are_read(string kind, string hex)
    {
        MessageRecord read = RecordCodec.Decode(Convert.FromHexString(hex));

        Assert.Equal(RecordSamples.Text(RecordSamples.All.Single(x => x.GetType().Name == kind)), RecordSamples.Text(read));
    }

    [Fact]
    public void A_message_that_was_accepted_before_routes_could_reroute_is_still_read() =>
        Assert.Equal(
            RecordSamples.Text(((SmsAccepted)RecordSamples.All[0]) with { Reroute = null }),
            RecordSamples.Text(RecordCodec.Decode(Convert.FromHexString(RecordSamples.First[nameof(SmsAccepted)]))));

    [Fact]
    public void A_message_that_was_accepted_before_losses_were_told_is_still_read() =>
        Assert.Equal(RecordSamples.Text(RecordSamples.All[0]), RecordSamples.Text(RecordCodec.Decode(Convert.FromHexString(RecordSamples.BeforeLoss))));

    [Fact]
    public void Every_record_is_written_as_its_newest_octets_say() =>
        Assert.Equal(
            RecordSamples.Golden.Select(x => $"{x.Key} {RecordSamples.Grown.GetValueOrDefault(x.Key) ?? x.Value}"),
            RecordSamples.All.Select(x => $"{x.GetType().Name} {Convert.ToHexStringLower(RecordCodec.Encode(x, 0x0102030405060708))}"));

    [Fact]
    public void Every_kind_of_record_has_a_sample() =>
        Assert.Equal(
            typeof(MessageRecord).Assembly.GetTypes().Where(x => x.IsSubclassOf(typeof(MessageRecord))).Select(x => x.Name).Order(StringComparer.Ordinal),
            RecordSamples.All.Select(x => x.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Instants_are_kept_to_the_millisecond_from_the_start()
    {
        DateTimeOffset precise = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_239_999);
        PartIntended record = new() { At = precise, AnswerBy = DateTimeOffset.MaxValue };

        Assert.Equal(Sample.Start.AddMilliseconds(123), record.At);
        Assert.Equal(record, RecordCodec.Decode(RecordCodec.Encode(record, 1)));
    }

    [Fact]
    public void A_kind_of_a_newer_version_is_left_alone() =>
        Refused(RecordEnvelope.Wrap(99, 1, [1, 2, 3]), "kind 99");

    [Fact]
    public void A_newer_schema_is_left_alone()
    {
        byte[] record = RecordCodec.Encode(new ReceiptWaitEnded(), 1);
        record[0]++;
        Refused(record, "schema 2");
    }

    [Fact]
    public void Every_flipped_bit_of_a_payload_is_noticed()
    {
        byte[] record = RecordCodec.Encode(RecordSamples.All[0], 1);
        for (int bit = RecordEnvelope.HeaderLength * 8; bit < record.Length * 8; bit++)
        {
            byte[] damaged = [.. record];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Refused(damaged, "checksum");
        }
    }

    [Fact]
    public void A_record_that_was_cut_is_noticed()
    {
        byte[] record = RecordCodec.Encode(RecordSamples.All[0], 1);
        for (int length = 0; length < record.Length; length++)
        {
            Refused(record[..length], "record");
        }
    }

    [Fact]
    public async Task A_list_with_a_record_of_a_newer_version_is_not_folded()
    {
        MessageUnderTest message = await MessageUnderTest.After("write");
        await message.Store.AppendAsync(new EventWrite { Id = message.SmsId, ExpectedVersion = 2, Records = [RecordEnvelope.Wrap(99, 1, [])] });

        await Assert.ThrowsAsync<UnknownRecordException>(() => message.Do("ok"));
    }

    private static void Refused(byte[] record, string what) =>
        Assert.Contains(what, Assert.Throws<UnknownRecordException>(() => RecordCodec.Decode(record)).Message, StringComparison.Ordinal);
}
