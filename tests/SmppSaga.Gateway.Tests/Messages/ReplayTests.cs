using CsCheck;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Raise;

namespace SmppSaga.Gateway.Tests.Messages;

public sealed class ReplayTests
{
    private static readonly EventProjection _projection = new(Sample.Everything, TimeSpan.FromHours(24));

    [Fact]
    public Task The_records_of_any_life_give_the_very_same_events_again() => RandomLife.Any.SampleAsync(async life =>
    {
        MessageUnderTest message = life.Start();
        await message.Do("routed " + life.Script);

        // What no record holds: the command that hands the message over, and the refusal of a foreign body.
        IEnumerable<OutboxRow> told = message.Rows.Where(x => x.Type != nameof(SendSmsRefused) && !x.Type.StartsWith(nameof(SubmitSms), StringComparison.Ordinal));
        Assert.Equal(told, Replay(message));
    }, iter: 2_000);

    [Fact]
    public async Task Several_records_of_one_write_give_the_same_events_again()
    {
        MessageUnderTest message = await MessageUnderTest.After("write");
        await message.DoAtOnce("ok DELIVRD UNDELIV");

        Assert.Equal(["SmsSubmitted", "SmsAcknowledged", "DeliveryReported", "DeliveryCorrected"], message.Rows.Select(x => x.Type));
        Assert.Equal(message.Rows, Replay(message));
    }

    private static IReadOnlyList<OutboxRow> Replay(MessageUnderTest message) => DirectRaise.New(message.SmsId).LoadAgain(message.Store.List(message.SmsId), _projection);
}
