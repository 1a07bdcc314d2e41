using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Api;

/// <summary>GET /api/binds says how this pod's binds stand; POST /api/connectors/NAME:pause, :resume and :rebind tell every pod what is wanted of a connector.</summary>
internal static class ConnectorEndpoints
{
    public static void MapConnectors(this IEndpointRouteBuilder app)
    {
        app.MapGet("/binds", (IBindStatus binds) => Results.Json(binds.Binds.Select(BindView.Of)));
        app.MapPost("/connectors/{name}:pause", (string name, IConnectorControl control, IBindStatus binds, CancellationToken cancellationToken) =>
            DoAsync(name, "pause", binds, () => control.PauseAsync(name, cancellationToken)));
        app.MapPost("/connectors/{name}:resume", (string name, IConnectorControl control, IBindStatus binds, CancellationToken cancellationToken) =>
            DoAsync(name, "resume", binds, () => control.ResumeAsync(name, cancellationToken)));
        app.MapPost("/connectors/{name}:rebind", (string name, IConnectorControl control, IBindStatus binds, CancellationToken cancellationToken) =>
            DoAsync(name, "rebind", binds, async () =>
            {
                await control.RebindAsync(name, cancellationToken);
                return true;
            }));
    }

    private static async Task<IResult> DoAsync(string name, string command, IBindStatus binds, Func<Task<bool>> act)
    {
        string[] known = [.. binds.Binds.Select(x => x.Connector).Distinct(StringComparer.Ordinal)];
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            return Results.Json(new { error = $"connector: expected one of {string.Join(", ", known)}, got '{name}'." }, statusCode: StatusCodes.Status404NotFound);
        }

        try
        {
            return Results.Json(new { connector = name, command, changed = await act() });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The store is away: nothing was changed, as far as anybody knows.
            return Results.Json(new { error = $"Not done, try again: {Reason.Of(e)}" }, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>A bind slot as JSON.</summary>
    private sealed record BindView(
        string Connector, int Slot, string State, string Detail, DateTimeOffset? Since, long Epoch, int Window, int Outstanding, DateTimeOffset? NextAttemptAt, bool Paused, BindLearned? Learned)
    {
        public static BindView Of(BindStatus x) => new(
            x.Connector, x.Slot, x.State.ToString(), x.Detail, x.Since == default ? null : x.Since, x.Epoch, x.Window, x.Outstanding, x.NextAttemptAt, x.Paused, x.Learned);
    }
}
