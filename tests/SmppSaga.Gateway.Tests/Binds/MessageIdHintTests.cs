using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class MessageIdHintTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("{0:x}", "{0}", "hex_in_response_decimal_in_receipt")]
    [InlineData("{0}", "{0:X}", "decimal_in_response_hex_in_receipt")]
    [InlineData("{0}", "{0:0000000000}", "ignore_leading_zeros")]
    public void Receipts_that_would_match_in_another_format_are_noticed_once(string inAnswer, string inReceipt, string format)
    {
        MessageIdHint hint = new(new ConnectorOptions(), _time);
        List<bool> told = [];
        for (int i = 0; i < 20; i++)
        {
            _time.Advance(Pause);
            hint.Answered(string.Format(System.Globalization.CultureInfo.InvariantCulture, inAnswer, 1_795_000_000 + i));
            told.Add(hint.Missed(string.Format(System.Globalization.CultureInfo.InvariantCulture, inReceipt, 1_795_000_000 + i)));
        }

        Assert.Equal(format, hint.Better);
        Assert.Equal(9, told.IndexOf(true));
        Assert.Single(told, static x => x);
    }

    [Fact]
    public void Foreign_ids_are_no_sign()
    {
        MessageIdHint hint = new(new ConnectorOptions(), _time);
        for (int i = 0; i < 500; i++)
        {
            _time.Advance(Pause);
            hint.Answered($"{1_000_000 + i}");
            Assert.False(hint.Missed($"other-{i}"));
        }

        Assert.Null(hint.Better);
    }

    [Fact]
    public void A_receipt_that_meets_its_answer_takes_the_sign_back()
    {
        MessageIdHint hint = new(new ConnectorOptions(), _time);
        for (int i = 0; i < 100; i++)
        {
            _time.Advance(Pause);
            hint.Answered($"{0x1000 + i:x}");
            hint.Missed($"{0x1000 + i}");
            if (i % 5 == 4)
            {
                hint.Met();
            }
        }

        Assert.Null(hint.Better);
    }

    [Fact]
    public void Receipts_a_moment_before_their_answers_cost_ten_comparisons_a_second()
    {
        MessageIdHint hint = new(new ConnectorOptions(), _time);
        for (int i = 0; i < 1000; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(0.1));
            hint.Answered($"{0x1000 + i:x}");
            hint.Missed($"{0x1000 + i}");
        }

        // Each of them would have been a sign.
        Assert.Null(hint.Better);
    }
}
