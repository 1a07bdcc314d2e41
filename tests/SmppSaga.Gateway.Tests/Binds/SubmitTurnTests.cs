using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Tests.Messages;

namespace SmppSaga.Gateway.Tests.Binds;

/// <summary>A long message on a connector that takes one part a second.</summary>
public sealed class SubmitTurnTests : IAsyncLifetime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    // Beyond what the clock is moved by, so that no answer times out on a busy machine.
    private static readonly ConnectorOptions Connector = new() { Tps = 1, ResponseTimeout = TimeSpan.FromHours(1), EnquireLinkInterval = TimeSpan.FromHours(1) };
    private readonly Guid _smsId = Guid.NewGuid();
    private readonly CancellationTokenSource _go = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private BindUnderTest _bind = null!;

    public async ValueTask InitializeAsync()
    {
        _bind = await BindUnderTest.StartAsync(Connector);
        await _bind.Raise.CreateAsync(new SmsRouted(_smsId, Sample.Accepted() with { Text = new string('a', 400) }, null));
    }

    public async ValueTask DisposeAsync()
    {
        _go.Dispose();
        await _bind.DisposeAsync();
    }

    [Fact]
    public async Task No_part_is_written_before_its_turn()
    {
        Task submitting = _bind.Engine.SubmitAsync(_smsId, _bind.Bind, _go.Token);
        await PassUntilAsync(submitting, taken: 3);
        await submitting;

        MessageSaga saga = await LoadAsync();
        Assert.Equal((MessageState.Acknowledged, 3, 3), (saga.State, saga.Parts.Count, _bind.Submits));
        // The deadline of an answer is counted from the intent.
        DateTimeOffset[] intents = [.. saga.Parts.Select(static x => Assert.Single(x.Attempts).AnswerBy)];
        Assert.All(intents.Zip(intents.Skip(1)), static x => Assert.True(x.Second - x.First >= TimeSpan.FromSeconds(1), $"{x.Second - x.First} between two parts"));
    }

    [Fact]
    public async Task A_part_that_waits_for_its_turn_when_nothing_may_be_written_any_more_stays_unwritten()
    {
        Task submitting = _bind.Engine.SubmitAsync(_smsId, _bind.Bind, _go.Token);
        await PassUntilAsync(submitting, taken: 1);

        await _go.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submitting.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System));
        _bind.Time.Advance(TimeSpan.FromSeconds(10));

        MessageSaga saga = await LoadAsync();
        Assert.Equal([true, false, false], saga.Parts.Select(static x => x.Taken));
        Assert.DoesNotContain(saga.Parts, static x => x.Live);
        Assert.Equal((1, 0), (_bind.Submits, _bind.Bind.Session.Outstanding));
    }

    /// <summary>The clock moves on in small steps, but not while an answer is under way.</summary>
    private async Task PassUntilAsync(Task submitting, int taken)
    {
        for (int answered = 0; answered < taken && !submitting.IsCompleted; answered = (await LoadAsync()).Parts.Count(static x => x.Taken))
        {
            if (_bind.Submits == answered)
            {
                _bind.Time.Advance(Step);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private async Task<MessageSaga> LoadAsync() => (await _bind.Raise.LoadAsync(_smsId))!;
}
