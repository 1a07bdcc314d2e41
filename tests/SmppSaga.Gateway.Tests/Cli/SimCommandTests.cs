using System.CommandLine;
using SmppSaga.Cli;
using SmppSaga.Cli.Sim;
using SmppSaga.Smsc;

namespace SmppSaga.Gateway.Tests.Cli;

public sealed class SimCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smppsaga-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_listens_until_it_is_told_to_end_and_prints_its_figures()
    {
        using CancellationTokenSource ending = new();
        using StringWriter output = new();
        using WaitingWriter error = new();
        Task<int> running = SimCommand.Create().Parse(["--port", "0", "--json", "--log", "None"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null }, ending.Token);

        string first = await error.FirstLine.WaitAsync(TimeSpan.FromSeconds(20));
        await ending.CancelAsync();

        Assert.Equal(SmppSagaCommandLine.Success, await running.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.StartsWith("Listening on 127.0.0.1:", first, StringComparison.Ordinal);
        Assert.StartsWith("{\"connections\":0,\"binds\":0,", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("submits 0, taken 0, distinct 0, duplicates 0", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_script_is_refused_with_its_place()
    {
        string script = Path.Combine(_folder, "sim.yaml");
        await File.WriteAllTextAsync(script, "seed: x\n");
        using StringWriter error = new();

        int code = await SimCommand.Create().Parse(["--script", script]).InvokeAsync(new InvocationConfiguration { Error = error });

        Assert.Equal(SmppSagaCommandLine.Failure, code);
        Assert.Equal($"{script}:1:7: seed is \"x\", expected integer 0..2147483647{Environment.NewLine}", error.ToString());
    }

    [Theory]
    [InlineData("--port", "65536")]
    [InlineData("--port", "x")]
    [InlineData("--nonsense")]
    public void A_wrong_option_is_a_usage_error(params string[] options) => Assert.NotEmpty(SimCommand.Create().Parse(options).Errors);

    [Fact]
    public void The_figures_name_the_faults_that_struck()
    {
        SmscStatistics seen = new() { Submits = 3, Faults = new Dictionary<string, long> { ["throttle"] = 2 } };

        Assert.EndsWith("faults throttle 2", SimFigures.Line(seen), StringComparison.Ordinal);
    }

    /// <summary>Tells when the first line is complete.</summary>
    private sealed class WaitingWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> FirstLine => _first.Task;

        public override Task WriteLineAsync(string? value)
        {
            base.WriteLine(value);
            _first.TrySetResult(value ?? "");
            return Task.CompletedTask;
        }
    }
}
