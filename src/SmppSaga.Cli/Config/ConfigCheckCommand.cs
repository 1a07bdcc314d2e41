using System.CommandLine;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Cli.Config;

/// <summary>smppsaga config check F: all mistakes and warnings of the file, then what it amounts to. Exit code 1 when there are mistakes.</summary>
public static class ConfigCheckCommand
{
    public static Command Create()
    {
        Argument<string> file = new("F") { Description = "The gateway file, ours or Vumi's." };
        Option<bool> json = JsonLines.Option();
        Command command = new("check", "Finds every mistake in the file at once.") { file, json };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            GatewayFileResult result = GatewayFile.Load(path);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                WriteJson(output, path, result);
            }
            else
            {
                WriteText(output, path, result);
            }

            return result.Options is null ? 1 : 0;
        });
        return command;
    }

    private static void WriteText(TextWriter output, string path, GatewayFileResult result)
    {
        foreach (Finding finding in result.Findings)
        {
            output.WriteLine(finding);
        }

        output.WriteLine($"{path}: {Count(result.Mistakes, "mistake")}, {Count(result.Warnings, "warning")}");
        foreach (string line in result.Options is null ? [] : GatewaySummary.Lines(result.Options))
        {
            output.WriteLine($"  {line}");
        }
    }

    private static void WriteJson(TextWriter output, string path, GatewayFileResult result)
    {
        foreach (Finding finding in result.Findings)
        {
            JsonLines.Write(output, new
            {
                severity = finding.Severity == FindingSeverity.Mistake ? "mistake" : "warning",
                file = finding.Source,
                finding.Line,
                finding.Column,
                finding.Text,
            });
        }

        JsonLines.Write(output, new
        {
            file = path,
            ok = result.Options is not null,
            mistakes = result.Mistakes.Count(),
            warnings = result.Warnings.Count(),
            connectors = result.Options?.Connectors.Keys,
        });
    }

    private static string Count(IEnumerable<Finding> findings, string what)
    {
        int count = findings.Count();
        return count == 1 ? $"1 {what}" : $"{count} {what}s";
    }
}
