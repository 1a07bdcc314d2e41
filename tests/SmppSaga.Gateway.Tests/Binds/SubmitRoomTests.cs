using SmppSaga.Gateway.Binds.Rate;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Gateway.Tests.Messages;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class SubmitRoomTests
{
    [Fact]
    public async Task A_part_that_finds_no_room_while_its_intent_may_stand_is_taken_back_without_doubt()
    {
        // The store goes away right behind the intent, say: the share lapses before the part has its room.
        Guid smsId = Guid.NewGuid();
        BindUnderTest? at = null;
        await using BindUnderTest bind = await BindUnderTest.StartAsync(share: () => RateShare.Of(IsIntended(at, smsId) ? 0 : 10, 1));
        at = bind;
        await bind.Raise.CreateAsync(new SmsRouted(smsId, Sample.Accepted(), null));

        Task submitting = bind.Engine.SubmitAsync(smsId, bind.Bind, TestContext.Current.CancellationToken);
        long started = TimeProvider.System.GetTimestamp();
        while (!submitting.IsCompleted)
        {
            // Slowly enough for the session's own timers to be answered.
            bind.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20), "it waits without end");
        }

        await Assert.ThrowsAsync<RequeueException>(() => submitting);
        MessageSaga saga = (await bind.Raise.LoadAsync(smsId))!;
        Assert.Equal((MessageState.Accepted, false), (saga.State, saga.PossibleDuplicate));
        Assert.False(saga.Part(1)!.Live);
    }

    private static bool IsIntended(BindUnderTest? bind, Guid smsId) => bind?.StateAsync(smsId) is { IsCompletedSuccessfully: true, Result: MessageState.Submitted };
}
