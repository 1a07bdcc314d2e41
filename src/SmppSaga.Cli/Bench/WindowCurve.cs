namespace SmppSaga.Cli.Bench;

/// <summary>How near the gateway comes to what a window allows: window ÷ (RTT + 2 ms), for a few of both.</summary>
internal static class WindowCurve
{
    private static readonly int[] Rtts = [10, 20, 50];
    private static readonly int[] Windows = [1, 10, 50];

    /// <summary>Runs cell after cell, each for about so long.</summary>
    public static async IAsyncEnumerable<CurveCell> RunAsync(TimeSpan each, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What the first run compiles must not count against the first cell.
        await new EmbeddedBench(Windows[^1], TimeSpan.FromMilliseconds(Rtts[0])).RunAsync(30_000, cancellationToken);
        foreach (int rtt in Rtts)
        {
            foreach (int window in Windows)
            {
                double expected = window / ((rtt + 2) / 1000.0);
                EmbeddedBench bench = new(window, TimeSpan.FromMilliseconds(rtt)) { FromQueue = true };
                BenchFigures figures = await bench.RunAsync((int)Math.Ceiling(expected * each.TotalSeconds), cancellationToken);
                yield return new CurveCell(rtt, window, Math.Round(expected, 1), figures.PerSecond, bench.MostOutstanding);
            }
        }
    }
}
