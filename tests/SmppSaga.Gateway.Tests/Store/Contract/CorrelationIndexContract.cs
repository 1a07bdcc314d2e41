using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

public abstract class CorrelationIndexContract : StoreContract
{
    private const string Key = "main|0123456789";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Soon = Noon.AddMinutes(10);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);
    private readonly CorrelationValue _value = new(Guid.NewGuid(), 3);

    [Fact]
    public async Task Finds_what_was_linked_before()
    {
        Assert.Empty(await Store.Index.LinkAsync(Key, _value, Minute, Soon));

        Assert.Equal([_value], await Store.Index.ResolveOrParkAsync(Key, Octets("receipt"), Soon));
        Assert.Equal([_value], await Store.Index.ResolveAsync(Key));
        Assert.Empty(await Store.Index.LinkAsync(Key, _value, Minute, Soon));
    }

    [Fact]
    public async Task Hands_out_what_was_parked_before_until_it_is_forgotten()
    {
        Assert.Empty(await Store.Index.ResolveOrParkAsync(Key, Octets("one"), Soon));
        Assert.Empty(await Store.Index.ResolveOrParkAsync(Key, Octets("two"), Soon));

        Assert.Equal(["one", "two"], Texts(await Store.Index.LinkAsync(Key, _value, Minute, Soon)));
        Assert.Equal(["one", "two"], Texts(await Store.Index.LinkAsync(Key, _value, Minute, Soon)));
        await Store.Index.ForgetParkedAsync(Key, [Octets("one"), Octets("two")]);
        await Store.Index.ForgetParkedAsync(Key, [Octets("one"), Octets("two")]);
        Assert.Empty(await Store.Index.LinkAsync(Key, _value, Minute, Soon));
    }

    [Fact]
    public async Task Forgets_nothing_when_something_was_parked_since_it_was_read()
    {
        await Store.Index.ResolveOrParkAsync(Key, Octets("one"), Soon);
        IReadOnlyList<ReadOnlyMemory<byte>> read = await Store.Index.LinkAsync(Key, _value, Minute, Soon);
        await Store.Index.ParkAsync(Key, Octets("nobody's"), Soon);

        await Store.Index.ForgetParkedAsync(Key, read);

        Assert.Equal(["one", "nobody's"], Texts((await Store.Index.ReadParkedAsync(Key)).Payloads));
        Assert.Equal([Key], await Store.Index.DueParkedAsync(Soon, 9));
    }

    [Fact]
    public async Task Lets_exactly_one_side_find_the_other_in_every_race()
    {
        bool[] found = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            CorrelationValue value = new(Guid.NewGuid(), (ushort)i);
            Task<IReadOnlyList<ReadOnlyMemory<byte>>> answer = Task.Run(() => Store.Index.LinkAsync($"main|{i}", value, Minute, Soon).AsTask());
            Task<IReadOnlyList<CorrelationValue>> receipt = Task.Run(() => Store.Index.ResolveOrParkAsync($"main|{i}", Octets($"{i}"), Soon).AsTask());
            bool answerFound = Texts(await answer) is [var parked] && parked == $"{i}";
            bool receiptFound = await receipt is [var linked] && linked == value;
            return answerFound ^ receiptFound;
        }));

        Assert.All(found, Assert.True);
    }

    [Fact]
    public async Task Does_not_park_without_being_asked()
    {
        Assert.Empty(await Store.Index.ResolveAsync(Key));
        Assert.Empty(await Store.Index.LinkAsync(Key, _value, Minute, Soon));
    }

    [Fact]
    public async Task Leads_from_one_key_to_several_ids_oldest_first_and_to_each_once()
    {
        CorrelationValue other = new(Guid.NewGuid(), 1);
        CorrelationValue otherPart = _value with { Part = ushort.MaxValue };
        foreach (CorrelationValue value in (CorrelationValue[])[_value, other, _value, otherPart, other])
        {
            await Store.Index.LinkAsync(Key, value, Minute, Soon);
        }

        Assert.Equal([_value, other, otherPart], await Store.Index.ResolveAsync(Key));
    }

    [Fact]
    public async Task Parks_a_repeated_payload_once()
    {
        await Store.Index.ResolveOrParkAsync(Key, Octets("receipt"), Soon);
        await Store.Index.ResolveOrParkAsync(Key, Octets("receipt"), Soon);

        Assert.Equal(["receipt"], Texts(await Store.Index.LinkAsync(Key, _value, Minute, Soon)));
    }

    [Fact]
    public async Task Keeps_the_newest_values_and_payloads_of_a_key_that_gets_too_many()
    {
        for (int i = 0; i < ICorrelationIndex.MaxParked + 2; i++)
        {
            await Store.Index.ResolveOrParkAsync(Key, Octets($"{i}"), Soon);
        }

        Assert.Equal(Enumerable.Range(2, ICorrelationIndex.MaxParked).Select(static i => $"{i}"), Texts(await Store.Index.LinkAsync(Key, _value, Minute, Soon)));

        for (ushort part = 0; part < ICorrelationIndex.MaxValues; part++)
        {
            await Store.Index.LinkAsync(Key, new CorrelationValue(Guid.Empty, part), Minute, Soon);
        }

        Assert.Equal(Enumerable.Range(0, ICorrelationIndex.MaxValues), (await Store.Index.ResolveAsync(Key)).Select(static value => (int)value.Part));
    }

    [Fact]
    public async Task Lets_links_expire_and_keeps_what_is_parked_until_it_is_settled()
    {
        await Store.Index.ResolveOrParkAsync("main|waiting", Octets("receipt"), Noon);
        await Store.Index.LinkAsync(Key, _value, Short, Soon);
        await Store.PassAsync(Short * 1.5);

        Assert.Empty(await Store.Index.ResolveAsync(Key));
        Assert.Equal(["receipt"], Texts(await Store.Index.LinkAsync("main|waiting", _value, Minute, Soon)));
    }

    [Fact]
    public async Task What_is_parked_is_due_when_its_first_payload_said_and_a_link_brings_that_forward()
    {
        await Store.Index.ResolveOrParkAsync("main|b", Octets("one"), Noon.AddSeconds(2));
        await Store.Index.ResolveOrParkAsync("main|b", Octets("two"), Noon.AddSeconds(9));
        await Store.Index.ResolveOrParkAsync("main|a", Octets("one"), Noon.AddSeconds(1));
        await Store.Index.ResolveOrParkAsync("main|c", Octets("one"), Noon.AddSeconds(8));
        await Store.Index.LinkAsync("main|c", _value, Minute, Noon.AddSeconds(3));
        await Store.Index.LinkAsync("main|a", _value, Minute, Noon.AddSeconds(7));
        await Store.Index.LinkAsync("main|nothing parked", _value, Minute, Noon);

        Assert.Empty(await Store.Index.DueParkedAsync(Noon.AddSeconds(1).AddMilliseconds(-1), 9));
        Assert.Equal(["main|a"], await Store.Index.DueParkedAsync(Noon.AddSeconds(1), 9));
        Assert.Equal(["main|a", "main|b", "main|c"], await Store.Index.DueParkedAsync(Noon.AddSeconds(3), 9));
        Assert.Equal(["main|a", "main|b"], await Store.Index.DueParkedAsync(Noon.AddSeconds(3), 2));

        await Store.Index.ForgetParkedAsync("main|b", [Octets("one"), Octets("two")]);
        Assert.Equal(["main|a", "main|c"], await Store.Index.DueParkedAsync(Noon.AddSeconds(3), 9));
    }

    [Fact]
    public async Task Settling_removes_all_that_was_read_keeps_the_unmatched_and_publishes_in_one_write()
    {
        await Store.Index.ResolveOrParkAsync(Key, Octets("one"), Noon);
        await Store.Index.ResolveOrParkAsync(Key, Octets("two"), Noon);
        await Store.Index.LinkAsync(Key, _value, Minute, Noon);
        ParkedPayloads read = await Store.Index.ReadParkedAsync(Key);
        Assert.Equal([_value], read.Values);
        Assert.Equal(["one", "two"], Texts(read.Payloads));

        Assert.True(await Store.Index.SettleParkedAsync(Key, read, [Octets("one"), Octets("two")], [Octets("row")], Minute));

        Assert.Empty((await Store.Index.ReadParkedAsync(Key)).Payloads);
        Assert.Empty(await Store.Index.DueParkedAsync(Soon, 9));
        Assert.Equal(["two", "one"], Texts(await Store.Index.UnmatchedAsync(9)));
        Assert.Equal(["two"], Texts(await Store.Index.UnmatchedAsync(1)));
        Assert.Equal(["row"], Texts(await Store.Outbox.PeekAsync(9)));
        Assert.False(await Store.Index.SettleParkedAsync(Key, read, [Octets("one")], [Octets("row")], Minute));
        Assert.Single(await Store.Outbox.PeekAsync(9));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Settling_does_nothing_when_a_value_or_a_payload_came_after_the_reading(bool value)
    {
        await Store.Index.ResolveOrParkAsync(Key, Octets("one"), Noon);
        ParkedPayloads read = await Store.Index.ReadParkedAsync(Key);
        if (value)
        {
            await Store.Index.LinkAsync(Key, _value, Minute, Noon);
        }
        else
        {
            await Store.Index.ResolveOrParkAsync(Key, Octets("two"), Noon);
        }

        Assert.False(await Store.Index.SettleParkedAsync(Key, read, [Octets("one")], [Octets("row")], Minute));

        Assert.Equal("one", Texts((await Store.Index.ReadParkedAsync(Key)).Payloads)[0]);
        Assert.Empty(await Store.Outbox.PeekAsync(9));
        Assert.Empty(await Store.Index.UnmatchedAsync(9));
    }

    [Fact]
    public async Task Parks_beside_values_that_did_not_want_it()
    {
        await Store.Index.LinkAsync(Key, _value, Minute, Soon);
        await Store.Index.ParkAsync(Key, Octets("stranger"), Noon);

        Assert.Equal([Key], await Store.Index.DueParkedAsync(Noon, 9));
        Assert.Equal(["stranger"], Texts((await Store.Index.ReadParkedAsync(Key)).Payloads));
    }

    [Fact]
    public async Task Never_shortens_the_life_of_a_link()
    {
        await Store.Index.LinkAsync(Key, _value, Minute, Soon);
        await Store.Index.LinkAsync(Key, _value, Short, Soon);
        await Store.Index.LinkAsync(Key, _value with { Part = 9 }, Short, Soon);
        await Store.PassAsync(Short * 1.5);

        Assert.Equal(2, (await Store.Index.ResolveAsync(Key)).Count);
    }

    [Theory]
    [InlineData("main|")]
    [InlineData("main|ABCdef")]
    [InlineData("main| 0 ")]
    [InlineData("main|{1}")]
    [InlineData("main|*?[a-z]\\")]
    [InlineData("main|\r\nFLUSHALL\r\n")]
    [InlineData("main|\0\u0001\u007f")]
    [InlineData("Оператор|номер-七-🙂")]
    [InlineData("main|0123456789012345678901234567890123456789012345678901234567890123x")]
    public async Task Takes_keys_with_any_characters(string key)
    {
        await Store.Index.LinkAsync(key, _value, Minute, Soon);
        await Store.Index.ResolveOrParkAsync(key + "x", Octets("receipt"), Soon);

        Assert.Equal([_value], await Store.Index.ResolveAsync(key));
        Assert.Equal(["receipt"], Texts(await Store.Index.LinkAsync(key + "x", _value, Minute, Soon)));
        Assert.Empty(await Store.Index.ResolveAsync(key.ToUpperInvariant() + key));
    }
}
