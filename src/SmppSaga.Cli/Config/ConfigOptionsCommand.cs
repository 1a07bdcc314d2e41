using System.CommandLine;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Cli.Config;

/// <summary>smppsaga config options: every key with its type, default and meaning, out of the code.</summary>
public static class ConfigOptionsCommand
{
    public static Command Create()
    {
        Option<bool> json = JsonLines.Option();
        Command command = new("options", "Prints every key of the gateway file.") { json };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (!parsed.GetValue(json))
            {
                WriteTable(output);
                return;
            }

            foreach (OptionRow row in OptionTable.Rows)
            {
                JsonLines.Write(output, row);
            }
        });
        return command;
    }

    // Markdown: as readable in a terminal as in a README.
    private static void WriteTable(TextWriter output)
    {
        output.WriteLine("| key | type | default | meaning |");
        output.WriteLine("|---|---|---|---|");
        foreach (OptionRow row in OptionTable.Rows)
        {
            output.WriteLine($"| {row.Key} | {Cell(row.Type)} | {Cell(row.Default)} | {Cell(row.Meaning)} |");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
