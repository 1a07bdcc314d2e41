using System.Collections;
using System.CommandLine;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Cli.Config;

/// <summary>smppsaga config import-vumi F: a file of Vumi's transport in our form. The password becomes ${env:SMPP_PASSWORD}.</summary>
public static class ConfigImportVumiCommand
{
    public static Command Create()
    {
        Argument<string> file = new("F") { Description = "The file of Vumi's SMPP transport." };
        Command command = new("import-vumi", "Prints a Vumi file in our form.") { file };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            GatewayFileResult result = GatewayFile.Load(path, WithoutOverrides());
            TextWriter error = parsed.InvocationConfiguration.Error;
            foreach (Finding finding in result.Findings)
            {
                error.WriteLine(finding);
            }

            if (result.Options is not { } options)
            {
                return 1;
            }

            if (!result.IsVumi)
            {
                error.WriteLine($"{path}: not a Vumi file, expected system_id at the top and none of our sections");
                return 1;
            }

            parsed.InvocationConfiguration.Output.Write(GatewayText.Write(options));
            if (options.Connectors.Values.Any(connector => connector.Password.Length > 0))
            {
                error.WriteLine("The password is not printed: set it in the environment variable SMPP_PASSWORD.");
            }

            return 0;
        });
        return command;
    }

    // What this machine overrides is no part of the file.
    private static Dictionary<string, string> WithoutOverrides() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Where(entry => !((string)entry.Key).StartsWith("SMPPSAGA_", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
