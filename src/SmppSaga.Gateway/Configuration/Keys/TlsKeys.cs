using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

internal static class TlsKeys
{
    public static OptionSection<TlsOptions> Section { get; } = new(new TlsOptions())
    {
        { "enabled", Flag, o => o.Enabled, (o, v) => o with { Enabled = v }, "TLS to the SMSC; its certificate is always verified." },
        { "server_name", Text(0, 255), o => o.ServerName, (o, v) => o with { ServerName = v }, "Name that the SMSC's certificate must carry; empty means the host." },
        { "ca_file", Text(0, 4096), o => o.CaFile, (o, v) => o with { CaFile = v }, "PEM file with the authorities to trust; empty means the system's." },
        { "certificate_file", Text(0, 4096), o => o.CertificateFile, (o, v) => o with { CertificateFile = v }, "PEM file with our certificate and its key." },
    };
}
