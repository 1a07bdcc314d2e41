using System.CommandLine;
using System.Globalization;
using SmppSaga.Cli.Bench;
using SmppSaga.Cli.Config;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga bench: a load run of the embedded gateway against the simulator.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        Option<int> count = new("--count") { Description = "How many messages.", DefaultValueFactory = _ => 20_000 };
        Option<int> window = new("--window") { Description = "Unanswered submits at a time.", DefaultValueFactory = _ => 100 };
        Option<bool> curve = new("--window-curve") { Description = "Instead: messages a second for some windows and answer times of the SMSC, beside window / (RTT + 2 ms). Exit code 1 when one is more than 10 % below." };
        Option<int> seconds = new("--seconds") { Description = "With --window-curve: how long each cell runs, about.", DefaultValueFactory = _ => 3 };
        Option<bool> json = JsonLines.Option();
        count.Validators.Add(GatewayFiles.AtLeastOne);
        window.Validators.Add(GatewayFiles.AtLeastOne);
        seconds.Validators.Add(GatewayFiles.AtLeastOne);
        Command command = new("bench", "Loads the gateway, with bus and store in memory, and a simulated SMSC, all in one process.") { count, window, curve, seconds, json };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(curve)
            ? CurveAsync(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(json), cancellationToken)
            : LoadAsync(parsed.GetValue(count), parsed.GetValue(window), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> LoadAsync(int count, int window, bool json, CancellationToken cancellationToken)
    {
        BenchFigures figures = await new EmbeddedBench(window, TimeSpan.Zero).RunAsync(count, cancellationToken);
        if (json)
        {
            JsonLines.Write(Console.Out, figures);
        }
        else
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{figures.Sent} sent, {figures.Reported} reported, {figures.Lost} lost, {figures.Duplicates} duplicates: {figures.PerSecond:0} a second, p50 {figures.LatencyMs.P50} ms, p99 {figures.LatencyMs.P99} ms, {figures.CpuSPer1000.Gateway:0.000} CPU seconds per 1,000"));
        }

        return figures.Lost == 0 && figures.Duplicates == 0 ? SmppSagaCommandLine.Success : SmppSagaCommandLine.Failure;
    }

    private static async Task<int> CurveAsync(TimeSpan each, bool json, CancellationToken cancellationToken)
    {
        bool holds = true;
        if (!json)
        {
            Console.Out.WriteLine("RTT ms | window | expected/s | measured/s | share | most outstanding");
            Console.Out.WriteLine("------:|-------:|-----------:|-----------:|------:|----------------:");
        }

        await foreach (CurveCell cell in WindowCurve.RunAsync(each, cancellationToken))
        {
            holds &= cell.Holds;
            if (json)
            {
                JsonLines.Write(Console.Out, cell);
            }
            else
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cell.RttMs,6} | {cell.Window,6} | {cell.Expected,10:0.0} | {cell.PerSecond,10:0.0} | {cell.Share,5:0.00} | {cell.MostOutstanding,16}"));
            }
        }

        return holds ? SmppSagaCommandLine.Success : SmppSagaCommandLine.Failure;
    }
}
