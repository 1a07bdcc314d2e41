using System.Diagnostics;
using System.Globalization;

namespace SmppSaga.Integration.Tests.Servers;

/// <summary>A program of tests/node, running. Fails, never skips, when Node or its modules are missing.</summary>
public sealed class NodeProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly string _script;

    private NodeProgram(string script, Process process)
    {
        _script = script;
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs a script to its end and returns what it wrote to standard output.</summary>
    /// <exception cref="InvalidOperationException">Its exit code is not 0, or it did not end within 60 s; the message carries what it wrote.</exception>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        await using NodeProgram program = Start(script, arguments);
        return await program.EndAsync();
    }

    /// <summary>Starts a script, e.g. a server; it is killed when disposed.</summary>
    public static NodeProgram Start(string script, params string[] arguments)
    {
        string? modules = Environment.GetEnvironmentVariable("SMPPSAGA_TEST_NODE_MODULES");
        if (string.IsNullOrEmpty(modules) || !Directory.Exists(modules))
        {
            throw new InvalidOperationException("SMPPSAGA_TEST_NODE_MODULES names no directory: this test needs Node and the packages of tests/node. Run it by tests/run.sh, which installs them.");
        }

        string path = Path.Combine(Path.GetDirectoryName(modules)!, script);
        ProcessStartInfo start = new("node", [path, .. arguments]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return new NodeProgram(script, Process.Start(start)!);
    }

    /// <summary>The next line that it writes.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was silent for 60 s.</exception>
    public async Task<string> ReadLineAsync()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        return await InTimeAsync(line) ? await line ?? throw await FailureAsync("ended") : throw await FailureAsync("wrote nothing for 60 s");
    }

    /// <summary>Gives it a line to read.</summary>
    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for its end and returns the rest of its standard output.</summary>
    public async Task<string> EndAsync()
    {
        Task<string> output = _process.StandardOutput.ReadToEndAsync();
        if (!await InTimeAsync(output))
        {
            throw await FailureAsync("did not end within 60 s");
        }

        await _process.WaitForExitAsync();
        return _process.ExitCode == 0 ? await output : throw await FailureAsync($"ended with {_process.ExitCode.ToString(CultureInfo.InvariantCulture)} and wrote {await output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<bool> InTimeAsync(Task task)
    {
        return await Task.WhenAny(task, Task.Delay(TimeSpan.FromSeconds(60), TimeProvider.System)) == task;
    }

    private async Task<InvalidOperationException> FailureAsync(string what)
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        return new InvalidOperationException($"node {_script} {what}. Its errors: {await _error}");
    }
}
