using SmppSaga.Gateway.Binds.Rate;

namespace SmppSaga.Gateway.Tests.Binds.Rate;

public sealed class RateShareTests
{
    [Fact]
    public void No_rate_is_no_limit() => Assert.Null(RateShare.Of(0, 3, 0));

    [Theory]
    [InlineData(50, 3)]
    [InlineData(50, 1)]
    [InlineData(7, 7)]
    [InlineData(1_000, 99)]
    public void The_shares_of_all_slots_are_the_whole(int rate, int slots)
    {
        List<RateShare> shares = [.. Enumerable.Range(0, slots).Select(slot => RateShare.Of(rate, slots, slot)!.Value)];

        Assert.Equal(rate, shares.Sum(static x => x.Parts));
        Assert.All(shares, static x => Assert.Equal(TimeSpan.FromSeconds(1), x.Span));
        Assert.True(shares.Max(static x => x.Parts) - shares.Min(static x => x.Parts) <= 1);
        Assert.InRange(shares.Sum(static x => x.PerSecond), rate * 0.92, rate);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    public void A_rate_below_the_number_of_slots_lets_each_take_its_turn(int rate, int slots)
    {
        RateShare share = RateShare.Of(rate, slots, slots - 1)!.Value;

        Assert.Equal(1, share.Parts);
        Assert.Equal((double)slots / rate, share.Span.TotalSeconds, 6);
    }
}
