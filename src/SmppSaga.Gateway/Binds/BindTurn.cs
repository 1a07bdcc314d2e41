using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Binds.Control;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds;

/// <summary>
/// Whose turn it is to bind: one bind of an account at a time over the whole fleet, and after credentials were refused none before the
/// wait is over, so that all pods together knock as often as one. A lease is the turn; refused, it is kept for the wait.
/// </summary>
internal sealed partial class BindTurn(string connectorName, ConnectorOptions connector, ILeases leases, string pod, TimeProvider time, ILogger logger)
{
    private const int LooksPerTelling = 4;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    // How long the fleet remembers refusals beyond the next attempt: longer than any bind may take.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly string _turn = LeaseName(connectorName, connector);
    private readonly string _refused = $"{connectorName}:refused:{Account(connector)}";
    private int _turns;

    /// <summary>Waits for the turn; returns what keeps it until it is disposed of, or refused.</summary>
    /// <param name="waiting">Told when the turn does not come at once, and when it changes, with how often the credentials were refused.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Turn> TakeAsync(Action<int> waiting, CancellationToken cancellationToken)
    {
        // A name of its own for each turn: an owner that holds a lease may take it anew.
        string owner = string.Create(CultureInfo.InvariantCulture, $"{pod}/{Interlocked.Increment(ref _turns)}");
        int told = -1;
        for (int look = 0; ; look++)
        {
            Lease? lease = await leases.TryAcquireAsync(_turn, owner, connector.Timers.Lease, cancellationToken);
            if (lease is not null)
            {
                return new Turn(this, lease, owner);
            }

            // Whoever has the turn may be refused while we wait: people want to read that.
            if (look % LooksPerTelling == 0 && await RefusalsAsync(cancellationToken) is var refusals && refusals != told)
            {
                told = refusals;
                waiting(refusals);
            }

            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    /// <summary>The next attempt is made at once, from the shortest wait: a bind succeeded, or somebody asks for it.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="rebinds">How often a rebind was asked for: refusals that came after the last one stay, or each pod of the fleet would knock once for it.</param>
    public async Task ForgetAsync(CancellationToken cancellationToken, long rebinds = long.MaxValue)
    {
        if (await leases.HolderAsync(_refused, cancellationToken) is { } refused && RefusalsSince(refused) < rebinds)
        {
            await leases.ReleaseAsync(refused.Lease, refused.Owner, cancellationToken);
            if (await leases.HolderAsync(_turn, cancellationToken) is { } turn)
            {
                await leases.ReleaseAsync(turn.Lease, turn.Owner, cancellationToken);
            }
        }
    }

    /// <summary>The lease that is the turn.</summary>
    internal static string LeaseName(string connectorName, ConnectorOptions connector) => $"{connectorName}:turn:{Account(connector)}";

    /// <summary>Tells accounts apart, so that changed credentials are tried at once. Too short to tell anything about the password.</summary>
    private static string Account(ConnectorOptions connector) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{string.Join(',', connector.Host)}\n{connector.Port}\n{connector.SystemId}\n{connector.Password}\n{connector.SystemType}")).AsSpan(0, 2));

    private async Task<int> RefusalsAsync(CancellationToken cancellationToken) =>
        await leases.HolderAsync(_refused, cancellationToken) is { } held && int.TryParse(held.Owner.Split(' ')[0], CultureInfo.InvariantCulture, out int refusals) ? refusals : 0;

    private static long RefusalsSince(LeaseHolder refused) =>
        refused.Owner.Split(' ') is [_, var rebinds] && long.TryParse(rebinds, CultureInfo.InvariantCulture, out long since) ? since : 0;

    private async Task<(int Refusals, TimeSpan Wait)> RefusedAsync(Lease turn, string owner, CancellationToken cancellationToken)
    {
        int refusals = await RefusalsAsync(cancellationToken) + 1;
        TimeSpan wait = BindBackoff.AfterCredentials(refusals, connector.AuthBackoff);
        if (!await leases.RenewAsync(turn, owner, wait, cancellationToken))
        {
            // Held too long; if somebody has the turn by now, the count goes on from here.
            await leases.TryAcquireAsync(_turn, owner, wait, cancellationToken);
        }

        if (await leases.HolderAsync(_refused, cancellationToken) is { } before)
        {
            await leases.ReleaseAsync(before.Lease, before.Owner, cancellationToken);
        }

        long rebinds = await leases.CurrentEpochAsync(ConnectorControl.Rebound(connectorName), cancellationToken);
        await leases.TryAcquireAsync(_refused, string.Create(CultureInfo.InvariantCulture, $"{refusals} {rebinds}"), wait + Memory, cancellationToken);
        return (refusals, wait);
    }

    private async Task ReturnAsync(Lease turn, string owner)
    {
        try
        {
            await leases.ReleaseAsync(turn, owner, CancellationToken.None);
        }
        catch (Exception e)
        {
            (LogLevel level, string reason) = ToldOnce.Alone(e);
            LogNotReturned(level, _turn, reason);
        }
    }

    private Task KeepAsync(Lease turn, string owner, CancellationToken enough) =>
        new LeaseKeeper(leases, turn, owner, connector.Timers.Lease, time, logger).KeepAsync(enough);

    [LoggerMessage(EventId = 3056, Message = "Lease {Lease} could not be given back and will lapse: {Reason}")]
    private partial void LogNotReturned(LogLevel level, string lease, string reason);

    /// <summary>The turn of this moment; disposing of it lets the next one try.</summary>
    internal sealed class Turn : IAsyncDisposable
    {
        private readonly BindTurn _turns;
        private readonly Lease _lease;
        private readonly string _owner;
        private readonly CancellationTokenSource _over = new();
        private readonly Task _kept;
        private bool _refused;

        public Turn(BindTurn turns, Lease lease, string owner)
        {
            (_turns, _lease, _owner) = (turns, lease, owner);
            _kept = turns.KeepAsync(lease, owner, _over.Token);
        }

        /// <summary>The SMSC refused the credentials: nobody tries before the wait is over, even when this pod ends.</summary>
        /// <returns>How often it has by now, and how long the fleet waits.</returns>
        public async Task<(int Refusals, TimeSpan Wait)> RefusedAsync(CancellationToken cancellationToken)
        {
            await EndAsync();
            _refused = true;
            return await _turns.RefusedAsync(_lease, _owner, cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await EndAsync();
            _over.Dispose();
            if (!_refused)
            {
                // Not waited for: the session that is bound by now must get its owner, or its end, at once.
                _ = _turns.ReturnAsync(_lease, _owner);
            }
        }

        private async Task EndAsync()
        {
            await _over.CancelAsync();
            await _kept;
        }
    }
}
