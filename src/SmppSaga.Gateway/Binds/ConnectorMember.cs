using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Binds.Control;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds;

/// <summary>This pod's part in one connector: holds its share of the fleet's bind slots, each served by a worker, and gives back what has become another pod's.</summary>
internal sealed partial class ConnectorMember(
    string name, ConnectorOptions connector, ILeases leases, PodName pod, SubmitEndpoint endpoint, ReceiptIntake receipts, AnswerRecorder answers,
    BindStatusBoard board, SubmitGate gate, ConnectorControl control, BindNews news, TimeProvider time, ILogger<ConnectorMember> logger) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestAway = TimeSpan.FromSeconds(30);
    private readonly FleetShare _share = new(name, connector.Binds, leases, pod.Name, connector.Timers.Lease);
    private readonly BindTurn _turns = new(name, connector, leases, pod.Name, time, logger);
    private volatile IReadOnlyList<(SlotWorker Worker, Task Run)> _slots = [];
    private readonly long _born = time.GetTimestamp();
    private readonly ToldOnce _trouble = new();
    private Wish? _wish;
    private int _timesAway;
    private DateTimeOffset _awayUntil;
    private bool _throttled;
    private BindStatus _none = new(name, 0, BindState.Starting, "", default, 0, connector.Window, 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Show(name, () => [.. (_slots is { Count: > 0 } slots ? slots.Select(x => x.Worker.Board.Status).OrderBy(x => x.Slot).ToArray() : [_none]).Select(Gated)]);
        try
        {
            news.Tell(name, name, BindStatusType.Starting);
            await endpoint.PrepareAsync(stoppingToken);
            while (true)
            {
                TimeSpan pause = await SettleAsync(stoppingToken);
                // A slot that a worker lost, or gave back, changes the picture at once.
                await await Task.WhenAny([Task.Delay(pause, time, stoppingToken), .. _slots.Select(x => x.Run)]);
            }
        }
        catch (Exception e)
        {
            // The end; or a fault that must not leave binds behind that nobody looks after.
            if (!stoppingToken.IsCancellationRequested)
            {
                LogGone(name, e);
            }
        }

        await StopSlotsAsync();
    }

    /// <summary>Brings the slots held to the share of this pod.</summary>
    /// <returns>How long until the next look.</returns>
    private async Task<TimeSpan> SettleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ForgetAsync();
            await FollowAsync(await control.ReadAsync(name, cancellationToken), cancellationToken);
            if (_slots.Count == 0 && time.GetUtcNow() < _awayUntil)
            {
                return connector.Timers.Lease / 3;
            }

            int share = await _share.CountAsync(cancellationToken);
            List<SlotWorker> mine = [.. _slots.Select(x => x.Worker).Where(x => !x.Leaving)];
            // What is not bound is given back first.
            foreach (SlotWorker surplus in mine.OrderBy(x => x.Board.Status.State == BindState.Bound).ThenByDescending(x => x.Slot).Take(mine.Count - share))
            {
                LogGivenBack(name, surplus.Slot, share);
                surplus.GiveBack();
            }

            // The first slot at once; more only when no other pod has come or gone lately.
            await TakeAsync(_share.Steady ? share - mine.Count : Math.Min(share, 1) - mine.Count, cancellationToken);
            if (_slots.Count == 0)
            {
                Show(BindState.Elsewhere, $"All {connector.Binds} bind slots are held by other pods.");
            }

            _trouble.Over();
            return connector.Timers.Lease / 3;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            (LogLevel level, string reason) = _trouble.Met(e);
            Show(BindState.Waiting, reason);
            LogTrouble(level, name, reason, AfterTrouble.TotalSeconds);
            return AfterTrouble;
        }
    }

    /// <summary>Does what people want of the connector, and tells what the SMSC says about its rate.</summary>
    private async Task FollowAsync(Wish wish, CancellationToken cancellationToken)
    {
        await endpoint.PauseAsync(wish.Paused, cancellationToken);
        if (wish.Paused != _wish?.Paused && (wish.Paused || _wish is not null))
        {
            LogPaused(name, wish.Paused ? "paused" : "resumed");
            news.Tell(name, name, wish.Paused ? BindStatusType.Paused : BindStatusType.Resumed);
        }

        if (_wish is { } before && wish.Rebinds > before.Rebinds)
        {
            LogRebind(name);
            _awayUntil = default;
            await _turns.ForgetAsync(cancellationToken, wish.Rebinds);
            foreach ((SlotWorker worker, Task _) in _slots)
            {
                worker.Rebind();
            }
        }

        _wish = wish;
        string throttling = _slots.Select(x => x.Worker.Board.Throttling).FirstOrDefault(x => x.Length > 0, "");
        // Without a bind nothing is known: what the SMSC said last still stands.
        if ((throttling.Length > 0) != _throttled && _slots.Any(x => x.Worker.Board.Status.State == BindState.Bound))
        {
            _throttled = throttling.Length > 0;
            news.Tell(name, name, _throttled ? BindStatusType.Throttled : BindStatusType.ThrottledEnd, throttling);
        }
    }

    private async Task TakeAsync(int wanted, CancellationToken cancellationToken)
    {
        for (int slot = 0; slot < connector.Binds && wanted > 0; slot++)
        {
            // Never one that this pod holds: its owner would take it anew.
            if (_slots.Any(x => x.Worker.Slot == slot))
            {
                continue;
            }

            long asked = time.GetTimestamp();
            Lease? lease = await leases.TryAcquireAsync(BoundBind.LeaseName(name, slot), pod.Name, connector.Timers.Lease, cancellationToken);
            if (lease is not null)
            {
                wanted--;
                SlotBinder binder = new(connector, _turns, () => new BindSessionHandler(receipts, answers, logger), time, logger);
                SlotWorker worker = new(name, slot, connector, leases, pod.Name, binder, endpoint, new SlotBoard(name, slot, connector.Window, news, time), _born, time, logger);
                _slots = [.. _slots, (worker, RunAsync(worker, lease, asked))];
            }
        }
    }

    private async Task RunAsync(SlotWorker worker, Lease lease, long asked)
    {
        try
        {
            await worker.RunAsync(lease, asked);
        }
        catch (Exception e)
        {
            (LogLevel level, string reason) = _trouble.Met(e);
            Show(BindState.Waiting, reason);
            LogTrouble(level, name, reason, AfterTrouble.TotalSeconds);
            if (!worker.Leaving)
            {
                await Task.Delay(AfterTrouble, time);
            }
        }
    }

    private async Task ForgetAsync()
    {
        string? unreachable = null;
        foreach ((SlotWorker worker, Task _) in _slots.Where(x => x.Run.IsCompleted))
        {
            unreachable ??= worker.Unreachable;
            worker.Dispose();
        }

        _slots = [.. _slots.Where(x => !x.Run.IsCompleted)];
        _timesAway = _slots.Any(x => x.Worker.Board.Status.State == BindState.Bound) ? 0 : _timesAway;
        if (unreachable is not null && _slots.Count == 0)
        {
            // Longer each time, and long enough for every other pod to look once.
            TimeSpan away = connector.Timers.Lease / 2 * ++_timesAway;
            away = away < LongestAway ? away : LongestAway;
            _awayUntil = time.GetUtcNow() + away;
            Show(BindState.Waiting, $"{unreachable} The slot is left to other pods; next attempt in {away.TotalSeconds:0.#} s.", _awayUntil);
            LogUnreachable(name, unreachable, away.TotalSeconds);
            await _share.LeaveAsync();
        }
    }

    private async Task StopSlotsAsync()
    {
        foreach ((SlotWorker worker, Task _) in _slots)
        {
            worker.GiveBack();
        }

        await Task.WhenAll(_slots.Select(x => x.Run));
        foreach ((SlotWorker worker, Task _) in _slots)
        {
            worker.Dispose();
        }

        _slots = [];
        Show(BindState.Stopped, "The process stops.");
        try
        {
            await _share.LeaveAsync();
        }
        catch (Exception e)
        {
            (LogLevel level, string reason) = _trouble.Met(e);
            LogTrouble(level, name, reason, connector.Timers.Lease.TotalSeconds);
        }
    }

    private BindStatus Gated(BindStatus x)
    {
        string? reason = _wish is { Paused: true } ? "the connector is paused." : gate.Reason;
        return reason is null ? x : x with { Detail = $"{x.Detail} No new submits: {reason}", Paused = _wish is { Paused: true } };
    }

    private void Show(BindState state, string detail, DateTimeOffset? next = null)
    {
        BindStatus before = _none;
        _none = new BindStatus(name, 0, state, detail, time.GetUtcNow(), 0, connector.Window, 0) { NextAttemptAt = next };
        news.TellOfAll(before, _none);
    }

    [LoggerMessage(EventId = 3064, Message = "Connector {Connector}: {Reason} Trying again in {Seconds:0.#} s")]
    private partial void LogTrouble(LogLevel level, string connector, string reason, double seconds);

    [LoggerMessage(3069, LogLevel.Critical, "Connector {Connector} is served no more by this pod; restart it")]
    private partial void LogGone(string connector, Exception e);

    [LoggerMessage(3070, LogLevel.Warning, "Connector {Connector}: {Reason} The slot is left to other pods; next attempt in {Seconds:0.#} s")]
    private partial void LogUnreachable(string connector, string reason, double seconds);

    [LoggerMessage(3067, LogLevel.Information, "Connector {Connector} is {What}")]
    private partial void LogPaused(string connector, string what);

    [LoggerMessage(3068, LogLevel.Information, "Connector {Connector}: binds anew, as asked")]
    private partial void LogRebind(string connector);

    [LoggerMessage(3066, LogLevel.Information, "Connector {Connector}: slot {Slot} is given back, the share of this pod is {Share}")]
    private partial void LogGivenBack(string connector, int slot, int share);
}
