using System.CommandLine;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;
using SmppSaga.Cli.Config;
using SmppSaga.Cli.Demo;
using SmppSaga.Cli.Sending;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Smsc;

namespace SmppSaga.Cli.Commands;

/// <summary>smppsaga demo: the main job in one process, against the simulator or a real SMSC.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan BindWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan DoneWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    public static Command Create()
    {
        Option<int> count = new("--count") { Description = "How many messages.", DefaultValueFactory = _ => 40 };
        Option<bool> exit = new("--exit") { Description = "Ends when every message has its final report: exit code 0 when all are Delivered." };
        Option<string?> smsc = new("--smsc") { Description = "HOST:PORT of an SMSC to use instead of the simulator." };
        Option<bool> json = JsonLines.Option();
        count.Validators.Add(GatewayFiles.AtLeastOne);
        Command command = new("demo", "Runs gateway and SMSC simulator in one process and sends to every operator prefix of the example file.") { count, exit, smsc, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!TryEndPoint(parsed.GetValue(smsc), out DnsEndPoint? external))
            {
                await Console.Error.WriteLineAsync("--smsc: expected HOST:PORT, e.g. 127.0.0.1:2775");
                return SmppSagaCommandLine.Usage;
            }

            return await RunAsync(parsed.GetValue(count), parsed.GetValue(exit), external, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(int count, bool exit, DnsEndPoint? external, bool json, CancellationToken cancellationToken)
    {
        await using SmscSimulator? simulator = external is null ? SmscSimulator.Start(Simulated()) : null;
        DnsEndPoint target = external ?? new DnsEndPoint("127.0.0.1", simulator!.Port);
        GatewayOptions options = DemoConfiguration.Create(target, http: !exit);
        using IHost host = GatewayHost.Build(options, x => StandardErrorLogging.Configure(x, LogLevel.Warning));
        await host.StartAsync(cancellationToken);
        DemoRun run = new(host, options, count, TimeProvider.System);
        if (await run.BoundAsync(BindWithin, cancellationToken) is { } reason)
        {
            await Console.Error.WriteLineAsync($"{target.Host}:{target.Port}: not bound within {BindWithin.TotalSeconds:0} s. {reason}");
            await host.StopAsync(CancellationToken.None);
            return SmppSagaCommandLine.Failure;
        }

        await run.SendAsync(cancellationToken);
        await WatchAsync(run, live: !json && AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected, cancellationToken);
        await PrintAsync(run, json, cancellationToken);
        if (!exit)
        {
            await Console.Error.WriteLineAsync($"Still running: {options.Http.Listen}/health/ready. Ctrl-C ends it.");
            // Stops it, too.
            await host.WaitForShutdownAsync(cancellationToken);
        }
        else
        {
            await host.StopAsync(CancellationToken.None);
        }

        return run.AllDelivered ? SmppSagaCommandLine.Success : SmppSagaCommandLine.Failure;
    }

    private static async Task WatchAsync(DemoRun run, bool live, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(DoneWithin);
        try
        {
            if (!live)
            {
                await RefreshAsync(run, _ => { }, limit.Token);
                return;
            }

            await AnsiConsole.Live(new Table()).AutoClear(true).Overflow(VerticalOverflow.Crop)
                .StartAsync(context => RefreshAsync(run, rows => context.UpdateTarget(DemoTable.Of(rows)), limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"Not every message had its final report within {DoneWithin.TotalSeconds:0} s.");
        }
    }

    private static async Task RefreshAsync(DemoRun run, Action<IReadOnlyList<MessageRow>> show, CancellationToken cancellationToken)
    {
        while (!run.Done)
        {
            show(await run.RowsAsync(cancellationToken));
            await Task.Delay(Refresh, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task PrintAsync(DemoRun run, bool json, CancellationToken cancellationToken)
    {
        IReadOnlyList<MessageRow> rows = await run.RowsAsync(cancellationToken);
        if (json)
        {
            rows.ToList().ForEach(x => JsonLines.Write(Console.Out, x));
            return;
        }

        AnsiConsole.Write(DemoTable.Of(rows));
        Console.Out.WriteLine(DemoTable.Summary(rows));
    }

    // A little delay, so that the table can be seen to live.
    private static SmscOptions Simulated() => new() { Port = 0, AnswerDelay = TimeSpan.FromMilliseconds(20), Receipts = new SmscReceiptOptions { Delay = TimeSpan.FromMilliseconds(300) } };

    private static bool TryEndPoint(string? text, out DnsEndPoint? endPoint)
    {
        endPoint = null;
        if (text is null)
        {
            return true;
        }

        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 1 or > 65535)
        {
            return false;
        }

        endPoint = new DnsEndPoint(text[..colon], port);
        return true;
    }
}
