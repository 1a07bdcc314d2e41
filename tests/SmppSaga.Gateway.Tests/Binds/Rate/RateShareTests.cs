using SmppSaga.Gateway.Binds.Rate;

namespace SmppSaga.Gateway.Tests.Binds.Rate;

public sealed class RateShareTests
{
    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(0, 3, 0, 1)]
    [InlineData(50, 1, 50, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 3, 1, 1)]
    [InlineData(5, 3, 1, 1)]
    [InlineData(1, 3, 1, 3)]
    [InlineData(2, 5, 1, 2.5)]
    [InlineData(100, 100, 1, 1)]
    [InlineData(1, 100, 1, 100)]
    public void Pieces_make_whole_parts_in_a_second_or_one_part_in_more_of_them(int pieces, int perPart, int parts, double seconds) =>
        Assert.Equal(new RateShare(parts, TimeSpan.FromSeconds(seconds)), RateShare.Of(pieces, perPart));

    [Fact]
    public void The_pace_stays_a_little_below_the_share() => Assert.InRange(RateShare.Of(50, 1).PerSecond, 46, 50);
}
