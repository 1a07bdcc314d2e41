using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Tests.Messages;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class SubmitEngineTests
{
    private static readonly TimeSpan Reading = TimeSpan.FromMilliseconds(10);

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task Whenever_a_part_falls_due_while_its_message_is_looked_at_it_is_written(int sendInMs)
    {
        await using BindUnderTest bind = await BindUnderTest.StartAsync();
        Guid smsId = Guid.NewGuid();
        await bind.Raise.CreateAsync(new SmsRouted(smsId, Sample.Accepted(sendIn: TimeSpan.FromMilliseconds(sendInMs)), null));

        // The clock moves between any two readings of it, and by itself until the part is written: further, and a busy machine's answer came after its timeout.
        bind.Time.AutoAdvanceAmount = Reading;
        Task submitting = bind.Engine.SubmitAsync(smsId, bind.Bind, TestContext.Current.CancellationToken);
        while (!submitting.IsCompleted && await bind.StateAsync(smsId) == MessageState.Accepted)
        {
            bind.Time.Advance(Reading / 2);
            await Task.Yield();
        }

        await submitting;
        Assert.Equal(MessageState.Acknowledged, await bind.StateAsync(smsId));
    }

    public static TheoryData<int> Starts => [.. Enumerable.Range(1, 40).Select(static x => (x * 5) - 2)];
}
