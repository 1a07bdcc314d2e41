using System.Diagnostics;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>One run of smppsaga with the file of a setup, as an operator does it.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<CommandRun> OfAsync(Setup setup, params string[] arguments)
    {
        string file = Path.Combine(Path.GetTempPath(), $"smppsaga-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, setup.File());
        try
        {
            ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "smppsaga.dll"), .. arguments, "--config", file])
            {
                UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new CommandRun(process.ExitCode, output, await error);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
