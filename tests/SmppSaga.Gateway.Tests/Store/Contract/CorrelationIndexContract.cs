using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

public abstract class CorrelationIndexContract : StoreContract
{
    private const string Key = "main|0123456789";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);
    private readonly CorrelationValue _value = new(Guid.NewGuid(), 3);

    [Fact]
    public async Task Finds_what_was_linked_before()
    {
        Assert.Empty(await Store.Index.LinkAsync(Key, _value, Minute));

        Assert.Equal([_value], await Store.Index.ResolveOrParkAsync(Key, Octets("receipt"), Minute));
        Assert.Equal([_value], await Store.Index.ResolveAsync(Key));
        Assert.Empty(await Store.Index.LinkAsync(Key, _value, Minute));
    }

    [Fact]
    public async Task Hands_out_what_was_parked_before_until_it_is_forgotten()
    {
        Assert.Empty(await Store.Index.ResolveOrParkAsync(Key, Octets("one"), Minute));
        Assert.Empty(await Store.Index.ResolveOrParkAsync(Key, Octets("two"), Minute));

        Assert.Equal(["one", "two"], Texts(await Store.Index.LinkAsync(Key, _value, Minute)));
        Assert.Equal(["one", "two"], Texts(await Store.Index.LinkAsync(Key, _value, Minute)));
        await Store.Index.ForgetParkedAsync(Key);
        await Store.Index.ForgetParkedAsync(Key);
        Assert.Empty(await Store.Index.LinkAsync(Key, _value, Minute));
    }

    [Fact]
    public async Task Lets_exactly_one_side_find_the_other_in_every_race()
    {
        bool[] found = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            CorrelationValue value = new(Guid.NewGuid(), (ushort)i);
            Task<IReadOnlyList<ReadOnlyMemory<byte>>> answer = Task.Run(() => Store.Index.LinkAsync($"main|{i}", value, Minute).AsTask());
            Task<IReadOnlyList<CorrelationValue>> receipt = Task.Run(() => Store.Index.ResolveOrParkAsync($"main|{i}", Octets($"{i}"), Minute).AsTask());
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
        Assert.Empty(await Store.Index.LinkAsync(Key, _value, Minute));
    }

    [Fact]
    public async Task Leads_from_one_key_to_several_ids_oldest_first_and_to_each_once()
    {
        CorrelationValue other = new(Guid.NewGuid(), 1);
        CorrelationValue otherPart = _value with { Part = ushort.MaxValue };
        foreach (CorrelationValue value in (CorrelationValue[])[_value, other, _value, otherPart, other])
        {
            await Store.Index.LinkAsync(Key, value, Minute);
        }

        Assert.Equal([_value, other, otherPart], await Store.Index.ResolveAsync(Key));
    }

    [Fact]
    public async Task Parks_a_repeated_payload_once()
    {
        await Store.Index.ResolveOrParkAsync(Key, Octets("receipt"), Minute);
        await Store.Index.ResolveOrParkAsync(Key, Octets("receipt"), Minute);

        Assert.Equal(["receipt"], Texts(await Store.Index.LinkAsync(Key, _value, Minute)));
    }

    [Fact]
    public async Task Keeps_the_newest_values_and_payloads_of_a_key_that_gets_too_many()
    {
        for (int i = 0; i < ICorrelationIndex.MaxParked + 2; i++)
        {
            await Store.Index.ResolveOrParkAsync(Key, Octets($"{i}"), Minute);
        }

        Assert.Equal(Enumerable.Range(2, ICorrelationIndex.MaxParked).Select(static i => $"{i}"), Texts(await Store.Index.LinkAsync(Key, _value, Minute)));

        for (ushort part = 0; part < ICorrelationIndex.MaxValues; part++)
        {
            await Store.Index.LinkAsync(Key, new CorrelationValue(Guid.Empty, part), Minute);
        }

        Assert.Equal(Enumerable.Range(0, ICorrelationIndex.MaxValues), (await Store.Index.ResolveAsync(Key)).Select(static value => (int)value.Part));
    }

    [Fact]
    public async Task Lets_links_and_parked_payloads_expire()
    {
        await Store.Index.ResolveOrParkAsync(Key, Octets("receipt"), Short);
        await Store.PassAsync(Short * 1.5);
        Assert.Empty(await Store.Index.LinkAsync(Key, _value, Short));

        await Store.PassAsync(Short * 1.5);
        Assert.Empty(await Store.Index.ResolveAsync(Key));
    }

    [Fact]
    public async Task Never_shortens_the_life_of_a_link()
    {
        await Store.Index.LinkAsync(Key, _value, Minute);
        await Store.Index.LinkAsync(Key, _value, Short);
        await Store.Index.LinkAsync(Key, _value with { Part = 9 }, Short);
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
        await Store.Index.LinkAsync(key, _value, Minute);
        await Store.Index.ResolveOrParkAsync(key + "x", Octets("receipt"), Minute);

        Assert.Equal([_value], await Store.Index.ResolveAsync(key));
        Assert.Equal(["receipt"], Texts(await Store.Index.LinkAsync(key + "x", _value, Minute)));
        Assert.Empty(await Store.Index.ResolveAsync(key.ToUpperInvariant() + key));
    }
}
