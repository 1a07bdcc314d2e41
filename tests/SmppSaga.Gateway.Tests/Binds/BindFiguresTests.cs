using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class BindFiguresTests
{
    private readonly BindFigures _figures = new(50);

    [Fact]
    public void Without_an_answer_there_is_nothing_to_tell()
    {
        BindLearned learned = _figures.Read();

        Assert.Equal(new BindLearned(null, null, 0, 0, null), learned);
        Assert.Equal("", learned.InWords(50));
    }

    [Fact]
    public void The_latest_answers_tell_how_fast_it_is()
    {
        Answer(1_000, 1, StatusClass.Ok, milliseconds: 900);
        for (int i = 0; i < 512; i++)
        {
            Answer(1, 1, StatusClass.Ok, milliseconds: i < 500 ? 10 : 40);
        }

        BindLearned learned = _figures.Read();

        Assert.Equal((10.0, 40.0), (learned.AnswerP50, learned.AnswerP99));
        Assert.StartsWith("Answers: median 10 ms, p99 40 ms.", learned.InWords(50), StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_and_final_receipts_are_set_beside_each_other()
    {
        _figures.Acknowledged();
        _figures.Acknowledged();
        _figures.Receipted();

        Assert.Equal("2 parts taken that ask for a receipt, 1 final receipts.", _figures.Read().InWords(50));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1)]
    [InlineData(39)]
    public void An_SMSC_that_throttles_above_so_many_unanswered_submits_is_recognised(int limit)
    {
        Flood(limit);
        Flood(limit);
        Answer(1_900, 1, StatusClass.Ok);
        Assert.Null(_figures.Read().Window);
        Answer(100, limit, StatusClass.Ok);

        Assert.Equal(limit, _figures.Read().Window);
        Assert.Contains($"throttles above {limit} unanswered submits, the window is 50", _figures.Read().InWords(50), StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_changed_is_forgotten()
    {
        Flood(10);
        Answer(2_000, 10, StatusClass.Ok);
        Assert.Equal(10, _figures.Read().Window);

        Answer(50, 40, StatusClass.Ok);

        Assert.Null(_figures.Read().Window);
    }

    [Fact]
    public void A_rate_that_is_exceeded_is_no_such_limit()
    {
        // A flood: the window fills up while the first 30 are taken, then all is refused.
        Flood(30);
        Answer(100, 50, StatusClass.Throttled);

        // Then at the rate that was found: hardly anything is unanswered, and now and then one is refused.
        Answer(3_000, 1, StatusClass.Ok);
        Answer(3, 1, StatusClass.Throttled);

        Assert.Null(_figures.Read().Window);
    }

    [Fact]
    public void What_is_unanswered_is_counted_until_it_is_answered_or_given_up()
    {
        Assert.Equal((1, 2), (_figures.Written(), _figures.Written()));
        _figures.Answered(1, TimeSpan.Zero, StatusClass.Ok);
        _figures.GivenUp();

        Assert.Equal(1, _figures.Written());
    }

    /// <summary>The window is filled, and what is over the limit refused.</summary>
    private void Flood(int limit)
    {
        for (int unanswered = 1; unanswered <= 50; unanswered++)
        {
            Answer(1, unanswered, unanswered <= limit ? StatusClass.Ok : StatusClass.Throttled);
        }
    }

    private void Answer(int times, int unanswered, StatusClass status, int milliseconds = 5)
    {
        for (int i = 0; i < times; i++)
        {
            _figures.Written();
            _figures.Answered(unanswered, TimeSpan.FromMilliseconds(milliseconds), status);
        }
    }
}
