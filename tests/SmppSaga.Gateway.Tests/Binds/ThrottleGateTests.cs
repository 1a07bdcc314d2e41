using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class ThrottleGateTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Closes_twice_as_long_while_it_does_not_help_up_to_half_a_minute()
    {
        ThrottleGate gate = new(_time);

        foreach (int seconds in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            DateTimeOffset opens = gate.Close();
            Assert.Equal(_time.GetUtcNow().AddSeconds(seconds), opens);
            _time.SetUtcNow(opens);
        }
    }

    [Fact]
    public void Refusals_of_one_window_close_it_once()
    {
        ThrottleGate gate = new(_time);

        DateTimeOffset opens = gate.Close();

        Assert.Equal(opens, gate.Close());
        Assert.Equal(opens, gate.Close());
    }

    [Fact]
    public void After_an_accepted_submit_the_next_wait_is_short()
    {
        ThrottleGate gate = new(_time);
        _time.SetUtcNow(gate.Close());
        _time.SetUtcNow(gate.Close());

        gate.Accepted();

        Assert.Equal(_time.GetUtcNow().AddSeconds(1), gate.Close());
    }

    [Fact]
    public async Task Holds_back_writers_until_it_opens()
    {
        ThrottleGate gate = new(_time);
        await gate.WaitAsync(default);

        gate.Close();
        Task waiting = gate.WaitAsync(default).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(waiting.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await waiting;
    }
}
