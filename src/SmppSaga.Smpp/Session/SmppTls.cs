using System.Security.Authentication;

namespace SmppSaga.Smpp;

/// <summary>What TLS of either side has in common.</summary>
internal static class SmppTls
{
    /// <summary>None leaves the choice to the system, which may be older than TLS 1.2; who names versions gets them.</summary>
    public static SslProtocols AtLeast12(SslProtocols chosen) => chosen == SslProtocols.None ? SslProtocols.Tls12 | SslProtocols.Tls13 : chosen;
}
