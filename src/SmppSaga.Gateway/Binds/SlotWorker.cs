using Microsoft.Extensions.Logging;
using SmppSaga.Gateway.Binds.Rate;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis.Abstractions;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>
/// Serves one bind slot for as long as this pod holds its lease: binds, lets messages flow, binds again. Each session has an epoch of its
/// own, so (connector, epoch, sequence_number) never repeats.
/// </summary>
internal sealed partial class SlotWorker(
    string name, int slot, ConnectorOptions connector, ILeases leases, string owner, SlotBinder binder, SubmitEndpoint endpoint, SlotBoard board, long warmFrom, TimeProvider time, ILogger logger) : IDisposable
{
    // A session that lived so long was a good one: the next bind need not wait.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    // A pod that cannot even connect must not keep the slot from one that can.
    private const int MostUnreachable = 3;
    private readonly CancellationTokenSource _giveBack = new();
    private readonly BindBackoff _backoff = new();
    private readonly LearnedRate _learned = new(time);
    private CancellationTokenSource? _holding;
    private volatile bool _again;
    private int _unreachable;

    public int Slot => slot;

    public SlotBoard Board => board;

    /// <summary>Why the slot was given back although nobody asked for it: this pod cannot connect to the SMSC.</summary>
    public string? Unreachable { get; private set; }

    /// <summary>Whether the slot is on its way to another pod, or the process stops.</summary>
    public bool Leaving => _giveBack.IsCancellationRequested;

    private TimeSpan Life => connector.Timers.Lease;

    private string Hosts => string.Join(',', connector.Host);

    /// <summary>Drains, unbinds and gives the lease back; <see cref="RunAsync"/> returns when that is done.</summary>
    public void GiveBack() => _giveBack.Cancel();

    /// <summary>Drains, unbinds and binds anew; a wait between two attempts ends.</summary>
    public void Rebind()
    {
        _again = true;
        try
        {
            _holding?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Between two epochs: it binds anew anyway.
        }
    }

    /// <summary>Serves until the lease is lost or given back.</summary>
    /// <param name="lease">The slot's lease, just taken.</param>
    /// <param name="asked">Timestamp of the moment before it was asked for.</param>
    public async Task RunAsync(Lease lease, long asked)
    {
        Lease? held = lease;
        try
        {
            while (held is not null)
            {
                using CancellationTokenSource holding = CancellationTokenSource.CreateLinkedTokenSource(_giveBack.Token);
                (_holding, _again) = (holding, false);
                bool lost = await HoldAsync(held, asked, holding);
                if (lost || Leaving)
                {
                    return;
                }

                // Anew, so that the next session has an epoch of its own.
                asked = time.GetTimestamp();
                held = await leases.TryAcquireAsync(lease.Name, owner, Life, _giveBack.Token);
            }
        }
        catch (OperationCanceledException) when (Leaving)
        {
            // Between two sessions.
        }
        finally
        {
            if (held is not null)
            {
                await ReleaseAsync(held);
            }
        }
    }

    public void Dispose() => _giveBack.Dispose();

    /// <summary>One epoch: tries to bind until it works and serves one session. Waiting keeps the lease, so that one pod knocks for this slot.</summary>
    /// <returns>Whether the lease was lost.</returns>
    private async Task<bool> HoldAsync(Lease lease, long asked, CancellationTokenSource holding)
    {
        using CancellationTokenSource keeping = new();
        using CancellationTokenSource gone = new();
        LeaseKeeper keeper = new(leases, lease, owner, Life, time, logger, asked);
        Task<bool> lost = LostAsync(keeper, gone, holding, keeping.Token);
        try
        {
            await BindAndServeAsync(new BindRef(name, (ushort)slot, lease.Epoch), lease, keeper, gone.Token, holding.Token);
        }
        catch (OperationCanceledException) when (holding.IsCancellationRequested)
        {
            // Given back, or lost; its keeper has said why.
        }
        finally
        {
            await keeping.CancelAsync();
            await lost;
        }

        return await lost;
    }

    private static async Task<bool> LostAsync(LeaseKeeper keeper, CancellationTokenSource gone, CancellationTokenSource holding, CancellationToken enough)
    {
        await keeper.KeepAsync(enough);
        if (enough.IsCancellationRequested)
        {
            return false;
        }

        // Nothing more may be written.
        await gone.CancelAsync();
        await holding.CancelAsync();
        return true;
    }

    private async Task BindAndServeAsync(BindRef reference, Lease lease, LeaseKeeper keeper, CancellationToken gone, CancellationToken held)
    {
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan wait;
            try
            {
                await using SlotSessions sessions = await binder.BindAsync((state, detail) => board.Set(state, lease.Epoch, detail), held);
                wait = await ServeAsync(reference, lease, keeper, sessions, gone, held) ? TimeSpan.Zero : _backoff.Next();
                await Task.Delay(wait, time, held);
                return;
            }
            catch (SmppException e)
            {
                _unreachable = e is SmppConnectException ? _unreachable + 1 : 0;
                if (_unreachable >= MostUnreachable)
                {
                    Unreachable = Reason.Sentence(e.Message);
                    GiveBack();
                    held.ThrowIfCancellationRequested();
                }

                wait = _backoff.Next(refused: e is SmppBindException);
                string reason = Reason.Sentence(e.Message);
                board.Set(BindState.Waiting, lease.Epoch, $"{reason} Attempt {attempt}; next attempt in {wait.TotalSeconds:0.#} s.", wait);
                LogRefused(reference, reason, attempt, wait.TotalSeconds);
                await Task.Delay(wait, time, held);
            }
            catch (RefusedCredentialsException e)
            {
                // The wait is the fleet's: the next turn comes when it is over.
                board.Set(BindState.Waiting, lease.Epoch, e.Message, e.Wait);
                LogRefusedCredentials(reference, e.Message);
            }
        }
    }

    /// <returns>Whether the session lasted; an SMSC that takes binds and closes at once is not hammered.</returns>
    private async Task<bool> ServeAsync(BindRef reference, Lease lease, LeaseKeeper keeper, SlotSessions sessions, CancellationToken gone, CancellationToken held)
    {
        using CancellationTokenSource draining = CancellationTokenSource.CreateLinkedTokenSource(held);
        FleetRates rates = FleetRates.Of(connector, reference, leases, time, logger);
        using RateGate rate = new(rates.Tps, rates.TpsPerSender, _learned, time, warmFrom);
        BoundBind bind = new(name, connector, reference, lease, keeper, sessions.Main, rate, board.Figures, time, draining.Token);
        board.Serving(sessions, bind);
        sessions.Bound(bind);
        Task sharing = rates.KeepAsync(draining.Token);
        long bound = time.GetTimestamp();
        board.Set(BindState.Bound, lease.Epoch, $"Bound as {connector.Bind.ToString().ToLowerInvariant()}.");
        LogBound(reference, Hosts, connector.Port, connector.Window);
        try
        {
            // A receiver takes nothing to submit. The broker may be away for longer than the session lives.
            Task opened = connector.Bind == BindMode.Receiver ? Task.CompletedTask : endpoint.OpenAsync(bind, draining.Token);
            Task ended = Task.WhenAny(sessions.Ended, Task.Delay(Timeout.InfiniteTimeSpan, time, held));
            if (await Task.WhenAny(opened, ended) == opened)
            {
                await opened;
                await ended;
            }
        }
        finally
        {
            Task closed = endpoint.CloseAsync(bind);
            await draining.CancelAsync();
            bool polite = Leaving || _again;
            if (polite)
            {
                board.Set(BindState.Unbinding, lease.Epoch, Leaving ? "The slot is given back, or the process stops." : "A rebind was asked for.");
            }

            await DrainAsync(sessions, polite, gone);
            SmppCloseReason reason = await sessions.Ended;
            LogEnded(polite ? LogLevel.Information : LogLevel.Warning, reference, reason.Kind, reason.Detail);
            await closed;
            await sharing;
            board.Served();
            board.Set(BindState.Waiting, lease.Epoch, $"The session ended: {reason.Detail}.");
        }

        bool lasted = time.GetElapsedTime(bound) >= Settled;
        if (lasted)
        {
            _backoff.Reset();
        }

        return lasted;
    }

    /// <summary>Lets what is written be answered, and unbinds. What remains is ended, and recorded as in doubt by its own callers.</summary>
    private async Task DrainAsync(SlotSessions sessions, bool polite, CancellationToken gone)
    {
        if (gone.IsCancellationRequested)
        {
            // The slot is about to be another pod's. Answers that are here already, as after this process stood still, are worth a moment,
            // which ends before the last sixth of the lease's life does.
            using CancellationTokenSource moment = new(Life / 12, time);
            await sessions.UnbindAsync(Life / 12, moment.Token);
        }
        else if (polite || sessions.Main.State == SmppSessionState.BoundTx)
        {
            // Leaving, binding anew, or the receiver of a pair has gone. The last fifth is left for the rest of the process to stop in time.
            await sessions.UnbindAsync(connector.Timers.DrainTimeout * 0.8, gone);
        }

        sessions.Abort("its connector stopped");
    }

    private async Task ReleaseAsync(Lease lease)
    {
        try
        {
            await leases.ReleaseAsync(lease, owner, CancellationToken.None);
        }
        catch (Exception e)
        {
            (LogLevel level, string reason) = ToldOnce.Alone(e);
            LogNotReleased(level, name, slot, reason, Life.TotalSeconds);
        }
    }

    [LoggerMessage(3061, LogLevel.Information, "Bind {Bind} to {Host}:{Port} is bound, window {Window}")]
    private partial void LogBound(BindRef bind, string host, int port, int window);

    [LoggerMessage(EventId = 3062, Message = "Bind {Bind} ended: {Kind}, {Detail}")]
    private partial void LogEnded(LogLevel level, BindRef bind, SmppCloseKind kind, string detail);

    [LoggerMessage(3063, LogLevel.Warning, "Bind {Bind}: {Reason} Attempt {Attempt}; next attempt in {Seconds:0.#} s")]
    private partial void LogRefused(BindRef bind, string reason, int attempt, double seconds);

    [LoggerMessage(3072, LogLevel.Error, "Bind {Bind}: {Reason}")]
    private partial void LogRefusedCredentials(BindRef bind, string reason);

    [LoggerMessage(EventId = 3065, Message = "Bind {Connector}/{Slot}: the lease could not be given back and lapses within {Seconds:0.#} s: {Reason}")]
    private partial void LogNotReleased(LogLevel level, string connector, int slot, string reason, double seconds);
}
