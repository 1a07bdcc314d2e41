using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

/// <summary>Loads text as gateway.yaml with a made-up environment.</summary>
internal static class GatewayYaml
{
    public static string VumiExample { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Configuration", "vumi-example.yaml"));

    public static GatewayFileResult Load(string yaml, params (string Name, string Value)[] environment) =>
        GatewayFile.Parse(yaml, "gateway.yaml", Path.GetTempPath(), environment.ToDictionary(pair => pair.Name, pair => pair.Value));

    public static GatewayOptions Options(string yaml, params (string Name, string Value)[] environment)
    {
        GatewayFileResult result = Load(yaml, environment);
        Assert.Equal([], result.Mistakes);
        return result.Options!;
    }

    /// <summary>One connector called main with these lines below it, starting in line 3, column 5.</summary>
    public static string Connector(params string[] lines) => $"""
        connectors:
          main: {"{"}host: smsc.example, system_id: acme{(lines.Length == 0 ? "" : ", ")}{string.Join(", ", lines)}{"}"}
        """;
}
