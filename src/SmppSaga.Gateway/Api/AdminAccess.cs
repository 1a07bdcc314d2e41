using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SmppSaga.Gateway.Api;

/// <summary>
/// Who may use what is not health: from this machine anybody, from elsewhere whoever has the token (Authorization: Bearer TOKEN). A browser on this machine
/// that some other site's page drives is no such anybody.
/// </summary>
internal sealed class AdminAccess(string token) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Refusal(context.HttpContext) is { } refusal ? Results.Json(new { error = refusal.Reason }, statusCode: refusal.Status) : await next(context);

    private (int Status, string Reason)? Refusal(HttpContext context)
    {
        string? given = context.Request.Headers.Authorization.ToString() is { Length: > 0 } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
        if (given is not null)
        {
            return IsToken(given) ? null : (StatusCodes.Status401Unauthorized, "The token is not http.admin_token.");
        }

        if (context.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from))
        {
            return token.Length == 0
                ? (StatusCodes.Status403Forbidden, "http.admin_token is empty, so this is served to the gateway's own machine only.")
                : (StatusCodes.Status401Unauthorized, "Expected Authorization: Bearer TOKEN, with http.admin_token.");
        }

        return IsFromAnotherSite(context.Request) ? (StatusCodes.Status403Forbidden, "A page of another site may not ask this without the token.") : null;
    }

    private bool IsToken(string given) =>
        token.Length > 0 && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>By the page's origin, and by the name that led here: another site's name may be made to lead to this machine.</summary>
    private static bool IsFromAnotherSite(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        bool foreign = origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && page.Authority == request.Host.Value);
        string host = request.Host.Host.Trim('[', ']');
        bool local = host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);
        return foreign || !local;
    }
}
