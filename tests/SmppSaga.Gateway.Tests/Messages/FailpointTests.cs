using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Tests.Messages;

public sealed class FailpointTests
{
    private int _deaths;

    [Fact]
    public void A_process_without_the_variable_passes_every_place_at_once()
    {
        Assert.False(Failpoint.Any);
        Assert.Same(Task.CompletedTask, Failpoint.AtAsync("G1.after_intent"));
    }

    [Theory]
    [InlineData("here=kill", 1)]
    [InlineData("here=kill@3", 3)]
    [InlineData("elsewhere=pause;here=kill@2", 2)]
    public void Kill_ends_the_process_at_that_passage_and_lets_the_others_pass(string plans, int passage)
    {
        Failpoint failpoint = new(plans, () => _deaths++);
        for (int i = 1; i <= 4; i++)
        {
            Assert.True(failpoint.PassAsync("here").IsCompletedSuccessfully);
            Assert.True(failpoint.PassAsync("nowhere").IsCompletedSuccessfully);
            Assert.Equal(i < passage ? 0 : 1, _deaths);
        }
    }

    [Fact]
    public void Gather_keeps_what_comes_until_enough_are_there_and_then_kills()
    {
        Failpoint failpoint = new("here=gather@3", () => _deaths++);
        Assert.False(failpoint.PassAsync("here").IsCompleted);
        Assert.False(failpoint.PassAsync("here").IsCompleted);
        Assert.Equal(0, _deaths);
        Assert.True(failpoint.PassAsync("here").IsCompleted);
        Assert.Equal(1, _deaths);
    }

    [Fact]
    public void Pause_keeps_what_comes_from_that_passage_on()
    {
        Failpoint failpoint = new("here=pause@2", () => _deaths++);
        Assert.True(failpoint.PassAsync("here").IsCompleted);
        Assert.False(failpoint.PassAsync("here").IsCompleted);
        Assert.False(failpoint.PassAsync("here").IsCompleted);
        Assert.Equal(0, _deaths);
    }

    [Fact]
    public async Task Throw_fails_that_passage_as_a_store_that_is_away_does()
    {
        Failpoint failpoint = new("here=throw@2", () => _deaths++);
        await failpoint.PassAsync("here");
        await Assert.ThrowsAsync<TimeoutException>(async () => await failpoint.PassAsync("here"));
        await failpoint.PassAsync("here");
    }

    [Theory]
    [InlineData("here")]
    [InlineData("here=die")]
    [InlineData("here=kill@x")]
    [InlineData("here=kill@1@2")]
    public void What_it_cannot_read_stops_the_process_at_its_start(string plans) => Assert.Throws<FormatException>(() => new Failpoint(plans, () => _deaths++));
}
