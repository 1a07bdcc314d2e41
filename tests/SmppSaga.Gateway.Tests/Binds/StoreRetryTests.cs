using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class StoreRetryTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Repeats_what_the_store_could_not_take_until_it_does()
    {
        int tries = 0;

        Task stored = Retry().UntilStoredAsync(() => ++tries < 5 ? throw new IOException("away") : Task.CompletedTask);
        await PassUntilAsync(stored);

        Assert.Equal(5, tries);
    }

    [Fact]
    public async Task Passes_on_what_is_not_the_stores_fault()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Retry().UntilStoredAsync(() => throw new InvalidOperationException("a defect")));
    }

    [Fact]
    public async Task Ends_when_the_caller_can_wait_no_longer()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10), _time);

        Task stored = Retry().UntilStoredAsync(() => throw new IOException("away"), limit.Token);

        await Assert.ThrowsAnyAsync<Exception>(() => PassUntilAsync(stored));
        Assert.True(limit.IsCancellationRequested);
    }

    private StoreRetry Retry() => new(static x => x is IOException, _time, NullLogger<StoreRetry>.Instance);

    private async Task PassUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        await task;
    }
}
