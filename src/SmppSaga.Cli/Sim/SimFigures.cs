using System.Globalization;
using SmppSaga.Smsc;

namespace SmppSaga.Cli.Sim;

/// <summary>The line of figures that a running simulator prints.</summary>
internal static class SimFigures
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Prints the figures every 10 s and at the end.</summary>
    public static async Task WatchAsync(SmscSimulator simulator, TextWriter output, TimeProvider time, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await output.WriteLineAsync(Line(simulator.Statistics));
        }
    }

    public static string Line(SmscStatistics seen)
    {
        string faults = seen.Faults.Count == 0 ? "" : $"; faults {string.Join(", ", seen.Faults.Select(fault => $"{fault.Key} {fault.Value}"))}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"binds {seen.Bound} ({seen.Binds} taken, {seen.BindsRefused} refused); submits {seen.Submits}, taken {seen.Taken}, distinct {seen.Distinct}, duplicates {seen.Duplicates}; "
            + $"receipts {seen.ReceiptsSent} sent, {seen.ReceiptsAcknowledged} acknowledged, {seen.ReceiptsPending} pending; protocol errors {seen.ProtocolErrors}{faults}");
    }
}
