using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

public abstract class DeadlineContract : StoreContract
{
    [Fact]
    public async Task Lists_what_is_due_earliest_first_and_no_more_than_asked()
    {
        Guid third = await CreateAsync(Noon.AddSeconds(3));
        Guid first = await CreateAsync(Noon.AddSeconds(1));
        Guid second = await CreateAsync(Noon.AddSeconds(2));
        await CreateAsync(Noon.AddSeconds(4));

        Assert.Equal([first, second, third], await Store.Events.DueAsync(Noon.AddSeconds(3), 10));
        Assert.Equal([first, second], await Store.Events.DueAsync(Noon.AddSeconds(3), 2));
        Assert.Empty(await Store.Events.DueAsync(Noon, 10));
    }

    [Fact]
    public async Task Is_never_early_by_a_part_of_a_millisecond()
    {
        Guid id = await CreateAsync(Noon.AddTicks(1));

        Assert.Empty(await Store.Events.DueAsync(Noon, 10));
        Assert.Equal([id], await Store.Events.DueAsync(Noon.AddMilliseconds(1), 10));
    }

    [Fact]
    public async Task Lists_equal_deadlines_in_the_order_of_ids()
    {
        List<Guid> ids = [];
        for (int i = 0; i < 50; i++)
        {
            ids.Add(await CreateAsync(Noon));
        }

        Assert.Equal(ids.Order(), await Store.Events.DueAsync(Noon, 100));
    }

    [Fact]
    public async Task Has_one_deadline_for_a_saga_and_drops_it_at_the_end()
    {
        Guid id = await CreateAsync(Noon);
        await Store.Events.AppendAsync(new EventWrite { Id = id, ExpectedVersion = 1, Records = [Octets("b")], Deadline = Noon.AddHours(1) });
        Assert.Empty(await Store.Events.DueAsync(Noon, 10));
        Assert.Equal(1, await Store.Events.CountPendingAsync());

        await Store.Events.AppendAsync(new EventWrite { Id = id, ExpectedVersion = 2, Records = [Octets("end")], ExpireAfter = TimeSpan.FromHours(1) });

        Assert.Empty(await Store.Events.DueAsync(Noon.AddDays(1), 10));
        Assert.Equal(0, await Store.Events.CountPendingAsync());
    }

    [Fact]
    public async Task Takes_a_deadline_that_never_comes()
    {
        Guid id = await CreateAsync(DateTimeOffset.MaxValue);

        Assert.Empty(await Store.Events.DueAsync(Noon.AddYears(1_000), 10));
        Assert.Equal(1, await Store.Events.CountPendingAsync());
        Assert.Equal(AppendOutcome.Written, await Store.Events.AppendAsync(new EventWrite { Id = id, ExpectedVersion = 1, ExpireAfter = TimeSpan.MaxValue }));
        Assert.Single(await Store.Events.ReadAsync(id));
    }

    [Fact]
    public async Task Gives_back_the_very_id()
    {
        Guid[] ids = [Guid.Empty, Guid.AllBitsSet, new("00112233-4455-6677-8899-aabbccddeeff")];
        foreach (Guid id in ids)
        {
            await Store.Events.AppendAsync(new EventWrite { Id = id, ExpectedVersion = 0, Records = [Octets("a")], Deadline = Noon });
        }

        Assert.Equal(ids.Order(), await Store.Events.DueAsync(Noon, 10));
    }

    private async Task<Guid> CreateAsync(DateTimeOffset deadline)
    {
        Guid id = Guid.NewGuid();
        await Store.Events.AppendAsync(new EventWrite { Id = id, ExpectedVersion = 0, Records = [Octets("a")], Deadline = deadline });
        return id;
    }
}
