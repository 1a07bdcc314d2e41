using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

internal static class HttpKeys
{
    public static OptionSection<HttpOptions> Section { get; } = new(new HttpOptions())
    {
        { "listen", Checked("http://HOST:PORT, or empty for no port", IsListen), o => o.Listen, (o, v) => o with { Listen = v }, "Address of health, status and control." },
        { "admin_token", new Values.SecretKind(1024, "\"${env:SMPPSAGA_ADMIN_TOKEN}\""), o => o.AdminToken, (o, v) => o with { AdminToken = v }, "Needed off loopback for everything but health. Left out, that variable is taken if it is set." },
    };

    private static bool IsListen(string text) =>
        text.Length == 0
        || (Uri.TryCreate(text.Replace("://+", "://any", StringComparison.Ordinal).Replace("://*", "://any", StringComparison.Ordinal), UriKind.Absolute, out Uri? uri)
            && uri.Scheme == Uri.UriSchemeHttp && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0);
}
