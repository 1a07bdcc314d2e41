using SmppSaga.Gateway.Configuration.Keys;
using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration;

/// <summary>Reads the gateway file: YAML or JSON, in our form or Vumi's, with the environment on top. All mistakes are found in one go.</summary>
public static class GatewayFile
{
    private const int MaxOctets = 1024 * 1024;

    // Stands for "admin_token: ${env:…}", without the mistake when it is not set.
    private const string AdminTokenVariable = "SMPPSAGA_ADMIN_TOKEN";

    /// <summary>The embedded defaults with the environment on top.</summary>
    public static GatewayFileResult Embedded(IReadOnlyDictionary<string, string>? environment = null) =>
        Parse("", "embedded defaults", Directory.GetCurrentDirectory(), environment);

    /// <summary>Reads a file of at most 1 MiB in UTF-8.</summary>
    /// <param name="path">The file; findings name it as it is written here.</param>
    /// <param name="environment">Environment variables; null means those of this process.</param>
    public static GatewayFileResult Load(string path, IReadOnlyDictionary<string, string>? environment = null)
    {
        try
        {
            FileInfo file = new(path);
            if (file.Length > MaxOctets)
            {
                return GatewayFileResult.Unreadable(path, $"has {file.Length} octets, expected at most {MaxOctets}");
            }

            return Parse(File.ReadAllText(path), path, file.DirectoryName ?? "", environment);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return GatewayFileResult.Unreadable(path, "does not exist, expected a gateway file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return GatewayFileResult.Unreadable(path, $"cannot be read, expected a gateway file: {e.Message}");
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="name">What findings call the file.</param>
    /// <param name="folder">Where relative ${file:path} start; null means the working directory.</param>
    /// <param name="environment">Environment variables; null means those of this process.</param>
    public static GatewayFileResult Parse(string text, string name, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        environment ??= EnvironmentOverrides.OfThisProcess();
        SecretReferences secrets = new(environment, folder ?? Directory.GetCurrentDirectory());
        LoadContext context = new(secrets);
        MapNode written = YamlTree.Read(text, name, context);
        MapNode file = VumiFile.Rewrite(written, context);
        context.Remember(KeyPath.Root, file.Place);

        GatewayOptions options = GatewayKeys.Section.Read(EnvironmentOverrides.Apply(file, environment), KeyPath.Root, GatewayKeys.Section.Defaults, context);
        if (options.Http.AdminToken.Length == 0 && environment.TryGetValue(AdminTokenVariable, out string? token))
        {
            options = options with { Http = options.Http with { AdminToken = token } };
        }

        RoutingChecks.Report(options, context);
        SafetyChecks.Report(options, context);
        return GatewayFileResult.Of(options, context.Findings, isVumi: VumiFile.Is(written)) with { SecretFiles = secrets.Files };
    }
}
