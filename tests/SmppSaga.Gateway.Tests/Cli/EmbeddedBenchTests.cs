using SmppSaga.Cli.Bench;

namespace SmppSaga.Gateway.Tests.Cli;

public sealed class EmbeddedBenchTests
{
    [Fact]
    public async Task Every_message_is_reported_once_and_the_window_is_kept()
    {
        EmbeddedBench bench = new(window: 5, TimeSpan.FromMilliseconds(1));

        BenchFigures figures = await bench.RunAsync(200, TestContext.Current.CancellationToken);

        Assert.Equal((200, 200, 0, 0), (figures.Sent, figures.Reported, figures.Lost, figures.Duplicates));
        Assert.InRange(bench.MostOutstanding, 1, 5);
        Assert.InRange(figures.PerSecond, 1, 5_000);
        Assert.InRange(figures.LatencyMs.P50, 1, figures.LatencyMs.P99);
        Assert.True(figures.CpuSPer1000.Gateway > 0);
    }
}
