using System.Globalization;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

public sealed class RedisMemoryTests
{
    private const int Messages = 10_000;
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>By MEMORY USAGE of the keys of a message; the whole server, with its tables and buffers, may take a tenth more.</summary>
    [Fact]
    public async Task Takes_at_most_1000_octets_for_a_message_of_160_characters_that_waits_for_its_receipt()
    {
        await using RedisProcess server = await RedisProcess.StartAsync();
        await using RedisTestStore store = new(server.Connection, "smpp");
        await using ConnectionMultiplexer client = await ConnectionMultiplexer.ConnectAsync(server.Connection + ",allowAdmin=true");
        IDatabase database = client.GetDatabase();
        await SubmitAsync(store, 0);
        long before = await UsedAsync(client);

        await Parallel.ForAsync(1, Messages + 1, async (i, _) => await SubmitAsync(store, i));

        // What the server holds for its file and its clients for a moment is not the messages'.
        long whole = long.MaxValue;
        await Eventually.TrueAsync(async () => (whole = (await UsedAsync(client) - before) / Messages) <= 1_100, () => $"at most 1,100 octets a message of the whole server, it takes {whole}");
        long deadline = await UsageAsync(database, "smpp:t:{0}") / Messages;
        IReadOnlyList<Guid> sample = await store.Events.DueAsync(DateTimeOffset.MaxValue, 200);
        long[] records = await Task.WhenAll(sample.Select(id => UsageAsync(database, $"smpp:m:{{0}}:{id}")));
        long[] links = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => UsageAsync(database, $"smpp:r:{{0}}:main|{i:x8}")));

        TestContext.Current.SendDiagnosticMessage(
            $"Redis per message in flight: MEMORY USAGE {records.Average():F0} records, {links.Average():F0} link, {deadline} deadline; used_memory {whole}.");
        Assert.InRange(records.Average() + links.Average() + deadline, 400, 1_000);
        Assert.InRange(whole, 400, 1_100);
    }

    private static async Task SubmitAsync(RedisTestStore store, int i)
    {
        Guid id = Guid.NewGuid();
        string smscMessageId = i.ToString("x8", CultureInfo.InvariantCulture);
        SmsAccepted accepted = new()
        {
            At = Noon, State = MessageState.Accepted, To = "27831234567", Sender = "2772345", Operator = "MTN", Connector = "main",
            Text = new string('x', 160), RegisteredDelivery = 1, ValidUntil = Noon.AddDays(1), BodyHash = ulong.MaxValue, Prefix = "2783",
        };
        PartIntended intended = new()
        {
            At = Noon, State = MessageState.Submitted, Part = 1, Parts = 1, Attempt = 1, Connector = "main", Epoch = 1, SequenceNumber = (uint)i + 1, AnswerBy = Noon.AddSeconds(30),
        };
        PartAcknowledged acknowledged = new()
        {
            At = Noon, State = MessageState.Acknowledged, Part = 1, Attempt = 1, SmscMessageId = smscMessageId, ReceiptBy = Noon.AddHours(72),
        };

        await AppendAsync(store, id, 0, accepted, accepted.ValidUntil);
        await AppendAsync(store, id, 1, intended, intended.AnswerBy);
        await store.Index.LinkAsync($"main|{smscMessageId}", new CorrelationValue(id, 1), TimeSpan.FromHours(96), DateTimeOffset.UnixEpoch);
        await AppendAsync(store, id, 2, acknowledged, acknowledged.ReceiptBy);
    }

    private static async Task AppendAsync(RedisTestStore store, Guid id, int expected, MessageRecord record, DateTimeOffset deadline) =>
        Assert.Equal(
            AppendOutcome.Written,
            await store.Events.AppendAsync(new EventWrite { Id = id, ExpectedVersion = expected, Records = [RecordCodec.Encode(record, ulong.MaxValue)], Deadline = deadline }));

    private static async Task<long> UsageAsync(IDatabase database, RedisKey key) =>
        (long)await database.ExecuteAsync("MEMORY", "USAGE", key, "SAMPLES", "0");

    private static async Task<long> UsedAsync(ConnectionMultiplexer client)
    {
        string information = (string)(await client.GetServers()[0].ExecuteAsync("INFO", "memory"))!;
        string line = information.Split('\n').Single(static x => x.StartsWith("used_memory:", StringComparison.Ordinal));
        return long.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
    }
}
