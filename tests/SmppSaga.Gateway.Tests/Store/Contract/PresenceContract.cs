namespace SmppSaga.Gateway.Tests.Store.Contract;

public abstract class PresenceContract : StoreContract
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_name_is_shown_for_a_while_and_then_no_more()
    {
        await Store.Presence.ShowAsync("a", Minute);
        await Store.Presence.ShowAsync("b", Short);

        await Store.PassAsync(Short * 1.5);

        Assert.Equal(["a"], await Store.Presence.ShownAsync(["a", "b", "c"]));
        Assert.Empty(await Store.Presence.ShownAsync([]));
    }

    [Fact]
    public async Task Showing_it_again_gives_it_the_new_time()
    {
        await Store.Presence.ShowAsync("a", Short);
        await Store.Presence.ShowAsync("a", Minute);

        await Store.PassAsync(Short * 1.5);

        Assert.Equal(["a"], await Store.Presence.ShownAsync(["a"]));
    }
}
