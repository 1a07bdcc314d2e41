using SmppSaga.Gateway.Store;

namespace SmppSaga.Gateway.Tests.Store;

public class RelayShareTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 5, 1)]
    [InlineData(64, 1, 64)]
    [InlineData(64, 2, 32)]
    [InlineData(64, 3, 22)]
    [InlineData(64, 100, 1)]
    public void A_pod_takes_its_share_and_no_more(int shards, int pods, int most)
    {
        RelayShare share = new(shards);
        share.Among(pods);

        Assert.Equal(most, Enumerable.Range(0, 100).Count(_ => share.TryTake()));
    }

    [Fact]
    public void Gives_up_what_is_another_pods_share_when_one_comes_and_takes_it_back_when_it_goes()
    {
        RelayShare share = new(64);
        Assert.Equal(64, Enumerable.Range(0, 64).Count(_ => share.TryTake()));
        Assert.False(share.TryGiveUp());

        share.Among(2);
        Assert.Equal(32, Enumerable.Range(0, 64).Count(_ => share.TryGiveUp()));
        Assert.False(share.TryTake());

        share.Among(1);
        Assert.Equal(32, Enumerable.Range(0, 64).Count(_ => share.TryTake()));
    }

    [Fact]
    public void What_was_given_back_may_be_taken_again()
    {
        RelayShare share = new(1);
        Assert.True(share.TryTake());
        Assert.False(share.TryTake());

        share.GiveBack();

        Assert.True(share.TryTake());
    }
}
