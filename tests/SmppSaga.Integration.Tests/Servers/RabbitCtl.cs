using System.Diagnostics;

namespace SmppSaga.Integration.Tests.Servers;

/// <summary>rabbitmqctl of the shared RabbitMQ. A call takes one to three seconds: it starts an Erlang VM.</summary>
public static class RabbitCtl
{
    /// <summary>Runs one command, e.g. "list_queues", "-p", vhost, "name", "messages"; returns its output.</summary>
    /// <exception cref="InvalidOperationException">The command failed; the message carries what it said.</exception>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new(RealServers.RabbitMqCtl, ["--quiet", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{await error}");
    }
}
