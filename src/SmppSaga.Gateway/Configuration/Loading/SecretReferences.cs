using System.Text.RegularExpressions;

namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>Replaces ${env:NAME} and ${file:path} in a value. What they yield is taken as it is, without a second pass.</summary>
/// <param name="environment">The environment variables.</param>
/// <param name="folder">Where relative paths start: the folder of the gateway file.</param>
internal sealed partial class SecretReferences(IReadOnlyDictionary<string, string> environment, string folder)
{
    private const int MaxFileOctets = 64 * 1024;

    private readonly List<string> _files = [];

    /// <summary>The files that were asked for, whether they could be read or not.</summary>
    public IReadOnlyList<string> Files => _files;

    public static bool IsLiteral(string text) => !text.Contains("${", StringComparison.Ordinal);

    /// <returns>The resolved text, or null with a mistake that names the reference and never what it yields.</returns>
    public string? Resolve(string text, out string? mistake)
    {
        mistake = null;
        if (IsLiteral(text))
        {
            return text;
        }

        string? first = null;
        string resolved = Reference().Replace(text, match =>
        {
            string value = One(match.Groups["kind"].Value, match.Groups["name"].Value, out string? wrong);
            first ??= wrong;
            return value;
        });
        mistake = first;
        return first is null ? resolved : null;
    }

    private string One(string kind, string name, out string? mistake)
    {
        mistake = null;
        switch (kind)
        {
            case "env" when environment.TryGetValue(name, out string? value):
                return value;
            case "env":
                mistake = $"environment variable {name} is not set, expected the value of ${{env:{name}}}";
                return "";
            case "file":
                return FileText(name, out mistake);
            default:
                // Not shown: it may be part of a password.
                mistake = "a reference of unknown kind, expected ${env:NAME} or ${file:path}";
                return "";
        }
    }

    private string FileText(string name, out string? mistake)
    {
        mistake = null;
        try
        {
            FileInfo file = new(Path.Combine(folder, name));
            _files.Add(file.FullName);
            if (file.Length > MaxFileOctets)
            {
                mistake = $"file {name} has {file.Length} octets, expected at most {MaxFileOctets} for ${{file:{name}}}";
                return "";
            }

            return File.ReadAllText(file.FullName).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string why = e is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            mistake = $"file {name} {why}, expected the value of ${{file:{name}}}";
            return "";
        }
    }

    [GeneratedRegex(@"\$\{(?<kind>[^:}]*)(:(?<name>[^}]*))?\}?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
