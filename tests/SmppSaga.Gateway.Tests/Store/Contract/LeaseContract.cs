using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Store.Contract;

public abstract class LeaseContract : StoreContract
{
    private const string Slot = "main:0";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Is_held_by_one_owner_at_a_time()
    {
        Lease?[] taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(owner =>
            Task.Run(() => Store.Leases.TryAcquireAsync(Slot, $"pod {owner}", Minute).AsTask())));

        Lease held = Assert.Single(taken, static lease => lease is not null)!;
        Assert.Equal(new Lease(Slot, await Store.Leases.CurrentEpochAsync(Slot)), held);
    }

    [Fact]
    public async Task Does_not_stand_in_the_way_of_another_name()
    {
        await TakeAsync("a", Minute);

        Assert.Equal("main:1", (await Store.Leases.TryAcquireAsync("main:1", "b", Minute))?.Name);
    }

    [Fact]
    public async Task Tells_who_holds_it_until_it_is_given_back_or_lapses()
    {
        Assert.Null(await Store.Leases.HolderAsync(Slot));
        Lease first = await TakeAsync("pod a", Minute);
        Assert.Equal(new LeaseHolder(first, "pod a"), await Store.Leases.HolderAsync(Slot));
        await Store.Leases.ReleaseAsync(first, "pod a");
        Assert.Null(await Store.Leases.HolderAsync(Slot));

        Lease second = await TakeAsync("b", Short);
        Assert.Equal(new LeaseHolder(second, "b"), await Store.Leases.HolderAsync(Slot));
        await Store.PassAsync(Short * 1.5);
        Assert.Null(await Store.Leases.HolderAsync(Slot));
    }

    [Fact]
    public async Task Grows_its_epoch_with_each_taking_and_never_goes_back()
    {
        Assert.Equal(0, await Store.Leases.CurrentEpochAsync(Slot));
        Lease first = await TakeAsync("a", Minute);
        await Store.Leases.ReleaseAsync(first, "a");
        Assert.Equal(first.Epoch, await Store.Leases.CurrentEpochAsync(Slot));

        Lease second = await TakeAsync("b", Short);
        await Store.PassAsync(Short * 1.5);
        Assert.Equal(second.Epoch, await Store.Leases.CurrentEpochAsync(Slot));

        Lease third = await TakeAsync("a", Minute);
        Assert.True(0 < first.Epoch && first.Epoch < second.Epoch && second.Epoch < third.Epoch);
        Assert.Equal(third.Epoch, await Store.Leases.CurrentEpochAsync(Slot));
    }

    [Fact]
    public async Task Lives_as_long_as_it_is_renewed()
    {
        Lease lease = await TakeAsync("a", Short);
        Assert.True(await Store.Leases.RenewAsync(lease, "a", Minute));
        await Store.PassAsync(Short * 1.5);

        Assert.Null(await Store.Leases.TryAcquireAsync(Slot, "b", Minute));
        Assert.True(await Store.Leases.RenewAsync(lease, "a", Minute));
    }

    [Fact]
    public async Task Does_not_come_back_by_renewing_after_it_lapsed()
    {
        Lease lease = await TakeAsync("a", Short);
        await Store.PassAsync(Short * 1.5);

        Assert.False(await Store.Leases.RenewAsync(lease, "a", Minute));
        Assert.True((await TakeAsync("b", Minute)).Epoch > lease.Epoch);
        Assert.False(await Store.Leases.RenewAsync(lease, "a", Minute));
    }

    [Fact]
    public async Task Is_not_renewed_or_released_by_another_owner_or_an_older_epoch()
    {
        Lease lease = await TakeAsync("a", Minute);
        Lease again = await TakeAsync("a", Minute);

        Assert.False(await Store.Leases.RenewAsync(lease, "a", Minute));
        Assert.False(await Store.Leases.RenewAsync(again, "b", Minute));
        await Store.Leases.ReleaseAsync(lease, "a");
        await Store.Leases.ReleaseAsync(again, "b");

        Assert.True(await Store.Leases.RenewAsync(again, "a", Minute));
    }

    [Fact]
    public async Task Fences_writes_of_a_superseded_epoch_and_lets_the_newest_through()
    {
        Guid id = Guid.NewGuid();
        Lease old = await TakeAsync("a", Minute);
        Assert.Equal(AppendOutcome.Written, await AppendAsync(id, 0, old));

        await Store.Leases.ReleaseAsync(old, "a");
        Assert.Equal(AppendOutcome.Written, await AppendAsync(id, 1, old));
        Lease taken = await TakeAsync("b", Minute);

        Assert.Equal(AppendOutcome.Fenced, await AppendAsync(id, 2, old));
        Assert.Equal(AppendOutcome.Fenced, await AppendAsync(id, 1, old));
        Assert.Equal(AppendOutcome.Written, await AppendAsync(id, 2, taken));
        Assert.Equal(AppendOutcome.Fenced, await AppendAsync(id, 3, new Lease("never taken", 1)));
        Assert.Equal(3, (await Store.Events.ReadAsync(id)).Count);
    }

    [Fact]
    public async Task Changes_nothing_by_a_fenced_write()
    {
        Lease old = await TakeAsync("a", Minute);
        await TakeAsync("a", Minute);
        EventWrite write = new()
        {
            Id = Guid.NewGuid(), ExpectedVersion = 0, Records = [Octets("a")], Outbox = [Octets("row")], Deadline = Noon, Fence = new Fence(old.Name, old.Epoch),
        };

        Assert.Equal(AppendOutcome.Fenced, await Store.Events.AppendAsync(write));

        Assert.Empty(await Store.Events.ReadAsync(write.Id));
        Assert.Equal(0, await Store.Outbox.CountAsync());
        Assert.Equal(0, await Store.Events.CountPendingAsync());
    }

    [Fact]
    public async Task Takes_owners_and_names_with_any_characters()
    {
        const string Name = "main {0}:é*?\r\n:1";
        Lease lease = Assert.IsType<Lease>(await Store.Leases.TryAcquireAsync(Name, "pod 1 of 2", Minute));

        Assert.Null(await Store.Leases.TryAcquireAsync(Name, "pod 1", Minute));
        Assert.True(await Store.Leases.RenewAsync(lease, "pod 1 of 2", Minute));
        Assert.Equal(lease.Epoch, await Store.Leases.CurrentEpochAsync(Name));
    }

    [Fact]
    public async Task Counts_those_who_said_lately_that_they_want_a_share()
    {
        Assert.Equal(1, await Store.Leases.ShareAsync("work", "a", Short));
        Assert.Equal(1, await Store.Leases.ShareAsync("other work", "c", Minute));
        Assert.Equal(2, await Store.Leases.ShareAsync("work", "b", Minute));
        Assert.Equal(2, await Store.Leases.ShareAsync("work", "b", Minute));
        await Store.PassAsync(Short * 1.5);

        Assert.Equal(1, await Store.Leases.ShareAsync("work", "b", Minute));
    }

    [Fact]
    public async Task Deals_everything_to_whoever_is_alone()
    {
        Assert.Equal(new Dealt(50, 50), await Store.Leases.DealAsync("rate", "a", 50, 1, 0, Minute));
        Assert.Equal(new Dealt(7, 7), await Store.Leases.DealAsync("other rate", "b", 7, 1, 0, Minute));
    }

    [Fact]
    public async Task Who_comes_later_gets_pieces_only_when_the_others_are_known_to_use_less()
    {
        await Store.Leases.DealAsync("rate", "a", 50, 1, 0, Minute);

        Assert.Equal(new Dealt(0, 25), await Store.Leases.DealAsync("rate", "b", 50, 1, 0, Minute));
        // The answer may not have reached "a" yet.
        Assert.Equal(new Dealt(25, 25), await Store.Leases.DealAsync("rate", "a", 50, 1, 50, Minute));
        Assert.Equal(new Dealt(0, 25), await Store.Leases.DealAsync("rate", "b", 50, 1, 0, Minute));
        Assert.Equal(new Dealt(25, 25), await Store.Leases.DealAsync("rate", "a", 50, 1, 25, Minute));
        Assert.Equal(new Dealt(25, 25), await Store.Leases.DealAsync("rate", "b", 50, 1, 0, Minute));
    }

    [Fact]
    public async Task What_does_not_divide_goes_to_the_first_owners()
    {
        string[] owners = ["c", "a", "b"];
        Dictionary<string, Dealt> dealt = [];
        for (int round = 0; round < 4; round++)
        {
            foreach (string owner in owners)
            {
                dealt[owner] = await Store.Leases.DealAsync("rate", owner, 50, 1, dealt.GetValueOrDefault(owner).Pieces, Minute);
                Assert.InRange(dealt.Values.Sum(static x => x.Pieces), 0, 50);
            }
        }

        Assert.Equal((17, 17, 16), (dealt["a"].Pieces, dealt["b"].Pieces, dealt["c"].Pieces));
    }

    [Theory]
    [InlineData(3, 200, 200, 100)]
    [InlineData(5, 100, 100, 100)]
    [InlineData(6, 84, 84, 83)]
    public async Task Deals_in_lots_as_long_as_there_is_one_for_each(int owners, int first, int second, int last)
    {
        int[] dealt = new int[owners];
        for (int round = 0; round < 4; round++)
        {
            for (int owner = 0; owner < owners; owner++)
            {
                dealt[owner] = (await Store.Leases.DealAsync("rate", $"{owner}", 500, 100, dealt[owner], Minute)).Pieces;
                Assert.InRange(dealt.Sum(), 0, 500);
            }
        }

        Assert.Equal((first, second, last), (dealt[0], dealt[1], dealt[^1]));
    }

    [Fact]
    public async Task Deals_anew_what_was_given_back_or_lapsed()
    {
        await Store.Leases.DealAsync("rate", "a", 5, 1, 0, Minute);
        await Store.Leases.ReturnAsync("rate", "a");
        await Store.Leases.ReturnAsync("rate", "nobody");
        Assert.Equal(new Dealt(5, 5), await Store.Leases.DealAsync("rate", "b", 5, 1, 0, Short));
        await Store.PassAsync(Short * 1.5);

        Assert.Equal(new Dealt(5, 5), await Store.Leases.DealAsync("rate", "c", 5, 1, 0, Minute));
    }

    [Fact]
    public async Task What_ends_later_than_a_deal_of_now_would_counts_as_dealt_now()
    {
        // As if the store's clock had stepped back by a minute.
        await Store.Leases.DealAsync("rate", "a", 5, 1, 0, Minute);
        Assert.Equal(new Dealt(0, 2), await Store.Leases.DealAsync("rate", "b", 5, 1, 0, Short));
        await Store.PassAsync(Short * 1.5);

        Assert.Equal(new Dealt(5, 5), await Store.Leases.DealAsync("rate", "c", 5, 1, 0, Short));
    }

    [Fact]
    public async Task Who_holds_what_the_store_forgot_keeps_it_and_nobody_gets_more_before_that_is_over()
    {
        Assert.Equal(new Dealt(20, 50), await Store.Leases.DealAsync("rate", "a", 50, 1, 20, Minute));
        Assert.Equal(new Dealt(0, 25), await Store.Leases.DealAsync("rate", "new", 50, 1, 0, Minute));
        Assert.Equal(new Dealt(10, 17), await Store.Leases.DealAsync("rate", "b", 50, 1, 10, Minute));
        Assert.Equal(new Dealt(17, 17), await Store.Leases.DealAsync("rate", "a", 50, 1, 20, Minute));
        Assert.Equal(new Dealt(10, 17), await Store.Leases.DealAsync("rate", "b", 50, 1, 10, Minute));

        Assert.Equal(new Dealt(20, 50), await Store.Leases.DealAsync("other rate", "a", 50, 1, 20, Short));
        await Store.PassAsync(Short * 1.5);
        Assert.Equal(new Dealt(50, 50), await Store.Leases.DealAsync("other rate", "new", 50, 1, 0, Short));
    }

    [Fact]
    public async Task A_deal_for_less_in_all_never_takes_what_others_hold()
    {
        await Store.Leases.DealAsync("rate", "a", 50, 1, 0, Minute);

        Assert.Equal(new Dealt(0, 5), await Store.Leases.DealAsync("rate", "b", 10, 1, 0, Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.Leases.DealAsync("rate", "b", 1, 0, 0, Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.Leases.DealAsync("rate", "b", 0, 1, 0, Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.Leases.DealAsync("rate", "b", 1, 1, -1, Minute));
    }

    private async Task<Lease> TakeAsync(string owner, TimeSpan timeToLive) => Assert.IsType<Lease>(await Store.Leases.TryAcquireAsync(Slot, owner, timeToLive));

    private ValueTask<AppendOutcome> AppendAsync(Guid id, int expected, Lease lease) =>
        Store.Events.AppendAsync(new EventWrite { Id = id, ExpectedVersion = expected, Records = [Octets($"{expected}")], Fence = new Fence(lease.Name, lease.Epoch) });
}
