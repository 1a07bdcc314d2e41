using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Cli.Commands;

/// <summary>The option --config and what every command does with it.</summary>
internal static class GatewayFiles
{
    public const string DefaultName = "gateway.yaml";

    public static Option<string?> Option() => new("--config", "-c") { Description = $"The gateway file. Default: {DefaultName} of this folder when there is one, else the embedded gateway." };

    /// <summary>For --count.</summary>
    public static void AtLeastOne(OptionResult result)
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value < 1)
        {
            result.AddError($"{result.Option.Name} is {value}, expected at least 1.");
        }
    }

    /// <summary>The file to use; null for the embedded gateway.</summary>
    public static string? PathOf(string? typed) => typed ?? (File.Exists(DefaultName) ? DefaultName : null);

    /// <summary>Loads the file and tells every mistake on standard error; null when it cannot be used.</summary>
    /// <param name="path">What was typed.</param>
    /// <param name="error">In place of standard error.</param>
    /// <param name="warnings">Tell the warnings too: for the service itself; whoever asks it something has read them there.</param>
    public static GatewayOptions? Load(string? path, TextWriter? error = null, bool warnings = false)
    {
        error ??= Console.Error;
        path = PathOf(path);
        GatewayFileResult result = path is null ? GatewayFile.Embedded() : GatewayFile.Load(path);
        foreach (Finding finding in warnings ? result.Findings : result.Mistakes)
        {
            error.WriteLine(finding);
        }

        if (result.Options is null)
        {
            error.WriteLine($"{path}: not started. Mend the {result.Mistakes.Count()} mistake(s) above and try again.");
        }

        return result.Options;
    }
}
