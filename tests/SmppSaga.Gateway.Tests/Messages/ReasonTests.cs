using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Messages;
using StackExchange.Redis;

namespace SmppSaga.Gateway.Tests.Messages;

public sealed class ReasonTests
{
    private const string Driver =
        "No connection (requested writable - not eligible for replica, yet) is active/available to service this operation: EVALSHA; SocketClosed on 127.0.0.1:6379/Interactive, Idle/MarkProcessed, mc: 1/1/0, v: 3.0.0";

    [Theory]
    [InlineData("Connection refused", "Connection refused.")]
    [InlineData("It is so.", "It is so.")]
    [InlineData("Is it?\n   at Somewhere", "Is it?")]
    [InlineData("Two lines\r\nhere", "Two lines.")]
    public void A_reason_is_one_sentence_with_its_full_stop(string text, string expected)
    {
        Assert.Equal(expected, Reason.Sentence(text));
        Assert.Equal(expected, Reason.Of(new InvalidOperationException("outer", new IOException(text))));
    }

    [Fact]
    public void Of_the_driver_only_the_first_clause_is_told()
    {
        Exception driver = new RedisConnectionException(ConnectionFailureType.SocketClosed, CommandFlags.None, Driver, new IOException("inner"), CommandStatus.Unknown);

        Assert.Equal(
            "No connection (requested writable - not eligible for replica, yet) is active/available to service this operation: EVALSHA.",
            Reason.Of(new RequeueException("outer", driver)));
    }

    [Fact]
    public void Trouble_that_lasts_is_told_once_and_again_when_it_was_over()
    {
        ToldOnce trouble = new(LogLevel.Error);
        IOException e = new("x");

        Assert.Equal([LogLevel.Error, LogLevel.Debug, LogLevel.Debug], new[] { trouble.Met(e).Level, trouble.Met(e).Level, trouble.Met(e).Level });
        trouble.Over();
        Assert.Equal((LogLevel.Error, "x."), trouble.Met(e));
    }

    [Fact]
    public void That_the_store_is_away_is_not_told_by_everybody_who_needs_it()
    {
        Exception away = new InvalidOperationException("outer", new RedisTimeoutException(CommandFlags.None, Driver, CommandStatus.Unknown));

        Assert.Equal(LogLevel.Debug, new ToldOnce().Met(away).Level);
        Assert.Equal(LogLevel.Debug, ToldOnce.Alone(away).Level);
        Assert.Equal(LogLevel.Warning, ToldOnce.Alone(new IOException("x")).Level);
    }
}
