using SmppSaga.Gateway.Routing;

namespace SmppSaga.Gateway.Tests.Routing;

public sealed class LossTests
{
    private static readonly DateTimeOffset _noticed = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-3600, true)]
    [InlineData(0, true)]
    [InlineData(5, true)] // the publisher's clock may be ahead
    [InlineData(6, false)]
    public void What_was_published_before_the_loss_was_noticed_may_be_among_it(int seconds, bool lost) =>
        Assert.Equal(lost, RoutingConsumer.MayBeLost(_noticed.AddSeconds(seconds).UtcDateTime, _noticed));

    [Fact]
    public void What_does_not_say_when_it_was_published_may_be_among_it() => Assert.True(RoutingConsumer.MayBeLost(null, _noticed));
}
