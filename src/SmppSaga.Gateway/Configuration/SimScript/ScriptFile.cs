using SmppSaga.Gateway.Configuration.Keys;
using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.SimScript;

/// <summary>Reads a YAML file that is not the gateway's, such as a simulator's script, by a table of keys: all mistakes in one go, with their places.</summary>
internal static class ScriptFile
{
    private const int MaxOctets = 1024 * 1024;

    /// <summary>Reads a file of at most 1 MiB in UTF-8.</summary>
    /// <param name="path">The file; findings name it as it is written here.</param>
    /// <param name="keys">What may stand in it.</param>
    public static ScriptFileResult<T> Load<T>(string path, OptionSection<T> keys)
        where T : class
    {
        try
        {
            FileInfo file = new(path);
            return file.Length <= MaxOctets
                ? Parse(File.ReadAllText(path), path, keys, file.DirectoryName)
                : Unreadable<T>(path, $"has {file.Length} octets, expected at most {MaxOctets}");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable<T>(path, "does not exist, expected a script");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Unreadable<T>(path, $"cannot be read, expected a script: {e.Message}");
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="name">What findings call the file.</param>
    /// <param name="keys">What may stand in it.</param>
    /// <param name="folder">Where relative ${file:path} start; null means the working directory.</param>
    public static ScriptFileResult<T> Parse<T>(string text, string name, OptionSection<T> keys, string? folder = null)
        where T : class
    {
        LoadContext context = new(new SecretReferences(EnvironmentOverrides.OfThisProcess(), folder ?? Directory.GetCurrentDirectory()));
        MapNode file = YamlTree.Read(text, name, context);
        context.Remember(KeyPath.Root, file.Place);
        T read = keys.Read(file, KeyPath.Root, keys.Defaults, context);
        return new ScriptFileResult<T>(read, context.Findings);
    }

    private static ScriptFileResult<T> Unreadable<T>(string path, string why)
        where T : class =>
        new(null, [new Finding { Severity = FindingSeverity.Mistake, Source = path, Text = why }]);
}
