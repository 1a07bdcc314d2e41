using System.Globalization;
using SmppSaga.Gateway.Configuration.Values;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>Vumi's twisted_endpoint: tcp:host=HOST:port=PORT, the names of the arguments may be left out.</summary>
internal sealed record SmscEndpoint(string Host, int Port)
{
    public static ValueKind<SmscEndpoint?> Kind { get; } = new ScalarKind<SmscEndpoint?>("tcp:host=HOST:port=PORT", TryParse, _ => "");

    private static bool TryParse(string text, out SmscEndpoint? value)
    {
        value = null;
        string[] parts = text.Split(':');
        if (parts.Length < 3 || parts[0] != "tcp")
        {
            return false;
        }

        string host = Argument(parts, "host") ?? parts[1];
        string port = Argument(parts, "port") ?? parts[2];
        if (host.Length == 0 || !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 65535)
        {
            return false;
        }

        value = new SmscEndpoint(host, number);
        return true;
    }

    private static string? Argument(string[] parts, string name) =>
        parts.FirstOrDefault(part => part.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
