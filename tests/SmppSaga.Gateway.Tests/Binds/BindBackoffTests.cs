using SmppSaga.Gateway.Binds;

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
    public void Pods_do_not_come_in_step()
    {
        Assert.True(Enumerable.Range(0, 20).Select(_ => new BindBackoff().Next()).Distinct().Count() > 10);
    }
}
