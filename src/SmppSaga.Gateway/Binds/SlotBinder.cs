using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>Binds what one slot needs, when it is its turn.</summary>
internal sealed class SlotBinder(ConnectorOptions connector, BindTurn turns, Func<BindSessionHandler> handler, TimeProvider time, ILogger logger)
{
    private string? _refused;

    /// <param name="tell">Told where it stands.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SmppException">Not reachable on any host, or refused.</exception>
    /// <exception cref="RefusedCredentialsException">The account is wrong; the next call waits for as long as the fleet does.</exception>
    public async Task<SlotSessions> BindAsync(Action<BindState, string> tell, CancellationToken cancellationToken)
    {
        await using BindTurn.Turn turn = await turns.TakeAsync(x => Queue(x, tell), cancellationToken);
        tell(BindState.Binding, $"Binding as {connector.Bind.ToString().ToLowerInvariant()} to {string.Join(',', connector.Host)}:{connector.Port}.");
        _refused = null;
        try
        {
            SlotSessions sessions = await SlotSessions.ConnectAsync(connector, handler, time, logger, cancellationToken);
            try
            {
                await turns.ForgetAsync(cancellationToken);
                return sessions;
            }
            catch
            {
                // Bound, and nobody's: the SMSC would count it for as long as this process lives.
                await sessions.DisposeAsync();
                throw;
            }
        }
        catch (SmppBindException e) when (BindBackoff.IsCredentials(e.CommandStatus))
        {
            (int refusals, TimeSpan wait) = await turn.RefusedAsync(cancellationToken);
            _refused = $"{e.Message} Refused {Times(refusals)}; next attempt in {wait.TotalSeconds:0.#} s, by one pod of the fleet.";
            throw new RefusedCredentialsException(_refused, wait);
        }
    }

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";

    private void Queue(int refusals, Action<BindState, string> tell)
    {
        if (_refused is null && refusals == 0)
        {
            // Nothing has failed: whoever watches for failures must not be woken by binds that come one after the other.
            tell(BindState.Binding, "Another bind of the account is being tried; waiting for its turn.");
            return;
        }

        tell(BindState.Waiting, _refused ?? $"The credentials were refused {Times(refusals)}, last on another bind; waiting for the next attempt of the fleet.");
    }
}

/// <summary>The SMSC refused the account, not this session: the fleet waits as one.</summary>
internal sealed class RefusedCredentialsException(string message, TimeSpan wait) : Exception(message)
{
    /// <summary>How long no pod asks again.</summary>
    public TimeSpan Wait { get; } = wait;
}
