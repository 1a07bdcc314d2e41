using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>smppsaga run as a process of its own: for tests that kill it, or tell it to stop.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Process _process;
    private readonly string _file;
    private readonly string _listen;
    private readonly StringBuilder _log = new();

    private GatewayProcess(Process process, string file, string listen)
    {
        (_process, _file, _listen) = (process, file, listen);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    public bool HasExited => _process.HasExited;

    public static GatewayProcess Start(Setup setup, string level = "Information", string? failpoint = null)
    {
        string file = Path.Combine(Path.GetTempPath(), $"smppsaga-{Guid.NewGuid():N}.yaml");
        Setup listening = setup with { Listen = Setup.FreeListen() };
        File.WriteAllText(file, listening.File());
        string program = Path.Combine(AppContext.BaseDirectory, "smppsaga.dll");
        ProcessStartInfo start = new("dotnet", [program, "run", "--config", file, "--log", level])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["SMPPSAGA_FAILPOINT"] = failpoint;
        return new GatewayProcess(Process.Start(start)!, file, listening.Listen);
    }

    public static async Task<GatewayProcess> StartReadyAsync(Setup setup, string level = "Information", string? failpoint = null)
    {
        GatewayProcess gateway = Start(setup, level, failpoint);
        await gateway.ReadyAsync();
        return gateway;
    }

    public Task ReadyAsync() => Eventually.TrueAsync(
        async () =>
        {
            Assert.False(HasExited, $"The gateway ended:\n{Log}");
            return (await AskAsync()).Status == HttpStatusCode.OK;
        },
        () => $"ready. Log:\n{Log}");

    /// <summary>/health/ready; no status while nobody listens.</summary>
    public async Task<(HttpStatusCode Status, string Body)> AskAsync()
    {
        try
        {
            using HttpResponseMessage response = await Http.GetAsync(new Uri($"{_listen}/health/ready"));
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return (default, e.Message);
        }
    }

    /// <summary>Writes its file anew while it runs.</summary>
    public void Rewrite(Setup setup) => File.WriteAllText(_file, (setup with { Listen = _listen }).File());

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until a failpoint has ended it, as SIGKILL does.</summary>
    public async Task DiedAsync()
    {
        await Eventually.TrueAsync(() => Task.FromResult(HasExited), () => $"dead at its failpoint. Log:\n{Log}");
        Assert.Equal(128 + 9, _process.ExitCode);
    }

    /// <summary>SIGSTOP: it stands still with every socket open.</summary>
    public Task StopStillAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task GoOnAsync() => SignalAsync("CONT");

    /// <summary>SIGTERM; returns the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync().WaitAsync(Eventually.Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        File.Delete(_file);
    }

    private async Task SignalAsync(string signal)
    {
        // The shell's own kill: .NET sends SIGKILL only.
        using Process kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {_process.Id}")])!;
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(CultureInfo.InvariantCulture, $"{line}");
        }
    }
}
