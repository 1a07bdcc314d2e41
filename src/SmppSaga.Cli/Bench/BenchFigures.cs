using System.Text.Json.Serialization;

namespace SmppSaga.Cli.Bench;

/// <summary>What one load run showed.</summary>
/// <param name="Sent">Messages published.</param>
/// <param name="Reported">Messages with a final report.</param>
/// <param name="Duplicates">Submits beyond one a message.</param>
/// <param name="PerSecond">Messages a second at the SMSC, from the first submit to the last.</param>
/// <param name="LatencyMs">From the publish to the final report.</param>
/// <param name="CpuSPer1000">CPU seconds for 1,000 messages.</param>
internal sealed record BenchFigures(int Sent, int Reported, int Duplicates, double PerSecond, Latency LatencyMs, CpuSeconds CpuSPer1000)
{
    public int Lost => Sent - Reported;
}

/// <summary>Milliseconds.</summary>
internal sealed record Latency(double P50, double P99)
{
    public static Latency Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return sorted.Length == 0 ? new Latency(0, 0) : new Latency(Math.Round(sorted[sorted.Length / 2], 1), Math.Round(sorted[(int)(sorted.Length * 0.99)], 1));
    }
}

/// <summary>By process; here everything is one: gateway, publisher, subscriber and simulator.</summary>
internal sealed record CpuSeconds(double Gateway);

/// <summary>One cell of the window curve.</summary>
/// <param name="RttMs">How long the SMSC takes to answer.</param>
/// <param name="Window">Unanswered submits at a time.</param>
/// <param name="Expected">window ÷ (RTT + 2 ms), messages a second.</param>
/// <param name="PerSecond">Messages a second at the SMSC.</param>
/// <param name="MostOutstanding">Most unanswered submits that the SMSC saw at a time; never more than the window.</param>
internal sealed record CurveCell(int RttMs, int Window, double Expected, double PerSecond, int MostOutstanding)
{
    [JsonIgnore]
    public bool Holds => PerSecond >= 0.9 * Expected && MostOutstanding <= Window;

    public double Share => Math.Round(PerSecond / Expected, 3);
}
