using SmppSaga.Gateway.Configuration.Keys;

namespace SmppSaga.Gateway.Configuration;

/// <summary>Writes options as a gateway file in our form.</summary>
public static class GatewayText
{
    /// <summary>The YAML of everything that differs from the defaults. Secrets are written as ${env:…}.</summary>
    public static string Write(GatewayOptions options) =>
        string.Concat(GatewayKeys.Section.Write(options, GatewayKeys.Section.Defaults).Select(line => line + "\n"));
}
