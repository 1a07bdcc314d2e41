using SmppSaga.Gateway.Binds;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class BindBackoffTests
{
    [Fact]
    public void Waits_double_from_a_second_to_half_a_minute_and_start_anew_after_a_good_session()
    {
        BindBackoff backoff = new();

        foreach (double expected in new double[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            Assert.InRange(backoff.Next().TotalSeconds, expected * 0.8, Math.Min(expected * 1.2, 30));
        }

        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.8, 1.2);
    }

    [Fact]
    public void A_refused_bind_waits_5_seconds_doubling_to_a_minute_whatever_went_before()
    {
        BindBackoff backoff = new();
        backoff.Next();
        backoff.Next();

        foreach (double expected in new double[] { 5, 10, 20, 40, 60, 60 })
        {
            double wait = backoff.Next(refused: true).TotalSeconds;
            Assert.InRange(wait, expected * 0.8, Math.Min(expected * 1.2, 60));
        }

        Assert.InRange(backoff.Next().TotalSeconds, 0.8, 1.2);
    }

    [Theory]
    [InlineData(0x0E, true)]
    [InlineData(0x0F, true)]
    [InlineData(0x53, true)]
    [InlineData(0x05, false)]
    [InlineData(0x0D, false)]
    [InlineData(0x08, false)]
    public void Only_a_wrong_account_is_taken_for_one(uint status, bool credentials) =>
        Assert.Equal(credentials, BindBackoff.IsCredentials(new CommandStatus(status)));

    [Fact]
    public void Pods_do_not_come_in_step()
    {
        Assert.True(Enumerable.Range(0, 20).Select(_ => new BindBackoff().Next()).Distinct().Count() > 10);
    }
}
