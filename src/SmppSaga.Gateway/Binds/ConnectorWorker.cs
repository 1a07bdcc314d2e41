using Microsoft.Extensions.Hosting;
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
/// Holds at most one bind of one connector on this pod: takes the lease of a free slot, binds, lets messages flow, and gives everything
/// back. Each session has an epoch of its own, so (connector, epoch, sequence_number) never repeats.
/// </summary>
internal sealed partial class ConnectorWorker(
    string name, ConnectorOptions connector, ILeases leases, PodName pod, SubmitEndpoint endpoint, ReceiptIntake receipts, AnswerRecorder answers,
    BindStatusBoard board, SubmitGate gate, TimeProvider time, ILogger<ConnectorWorker> logger) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    // A session that lived so long was a good one: the next bind need not wait.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);
    private readonly BindBackoff _backoff = new(connector.AuthBackoff);
    private readonly LearnedRate _learned = new(time);
    private SmppSession? _session;
    private BindStatus _status = new(name, 0, BindState.Starting, "", default, 0, connector.Window, 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        board.Show(name, () => _status with
        {
            Outstanding = _session?.Outstanding ?? 0, Detail = gate.Reason is { } reason ? $"{_status.Detail} No new submits: {reason}" : _status.Detail,
        });
        await endpoint.PrepareAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause = connector.Timers.Lease / 3;
            try
            {
                (int slot, Lease? lease) = await TakeSlotAsync(stoppingToken);
                if (lease is null)
                {
                    Set(BindState.Elsewhere, 0, 0, $"All {connector.Binds} bind slots are held by other pods.");
                }
                else
                {
                    pause = await HoldAsync(slot, lease, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                Set(BindState.Waiting, 0, 0, e.GetBaseException().Message);
                LogTrouble(name, e.GetBaseException().Message, AfterTrouble.TotalSeconds);
                pause = AfterTrouble;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Set(BindState.Stopped, 0, 0, "The process stops.");
    }

    private async Task<(int Slot, Lease? Lease)> TakeSlotAsync(CancellationToken cancellationToken)
    {
        for (int slot = 0; slot < connector.Binds; slot++)
        {
            Lease? lease = await leases.TryAcquireAsync(BoundBind.LeaseName(name, slot), pod.Name, connector.Timers.Lease, cancellationToken);
            if (lease is not null)
            {
                return (slot, lease);
            }
        }

        return (0, null);
    }

    /// <summary>One lease: tries to bind until it works, serves one session, gives the lease back. Waiting keeps the lease, so that one pod at a time knocks.</summary>
    /// <returns>How long to wait before the next lease.</returns>
    private async Task<TimeSpan> HoldAsync(int slot, Lease lease, CancellationToken stoppingToken)
    {
        using CancellationTokenSource held = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using CancellationTokenSource keeping = new();
        Task keeper = KeepAsync(lease, held, keeping.Token);
        BindRef reference = new(name, (ushort)slot, lease.Epoch);
        try
        {
            for (int attempt = 1; !held.IsCancellationRequested; attempt++)
            {
                try
                {
                    return await BindAndServeAsync(reference, lease, held.Token, stoppingToken);
                }
                catch (SmppException e)
                {
                    TimeSpan wait = _backoff.Next(e);
                    Set(BindState.Waiting, slot, lease.Epoch, $"{e.Message} Attempt {attempt}; next attempt in {wait.TotalSeconds:0.#} s.");
                    LogRefused(reference, string.Join(',', connector.Host), connector.Port, e.Message, attempt, wait.TotalSeconds);
                    await Task.Delay(wait, time, held.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }

            return TimeSpan.Zero;
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // Stopped, or the lease was lost; its keeper has said why.
            return TimeSpan.Zero;
        }
        finally
        {
            await keeping.CancelAsync();
            await keeper;
            await ReleaseAsync(lease);
        }
    }

    private async Task KeepAsync(Lease lease, CancellationTokenSource held, CancellationToken cancellationToken)
    {
        await new LeaseKeeper(leases, lease, pod.Name, connector.Timers.Lease, time, logger).KeepAsync(cancellationToken);
        if (!cancellationToken.IsCancellationRequested)
        {
            // Lost: nothing more may be written. The session ends at once; its unanswered submits are in doubt.
            await held.CancelAsync();
            _session?.Abort("the lease of its slot was lost");
        }
    }

    /// <returns>How long to wait before the next session: an SMSC that takes binds and closes at once is not hammered.</returns>
    private async Task<TimeSpan> BindAndServeAsync(BindRef reference, Lease lease, CancellationToken held, CancellationToken stoppingToken)
    {
        Set(BindState.Binding, reference.Slot, lease.Epoch, $"Binding as {connector.Bind} to {string.Join(',', connector.Host)}:{connector.Port}.");
        BindSessionHandler handler = new(receipts, answers, logger);
        await using SmppSession session = await ConnectAsync(handler, held);
        using CancellationTokenSource draining = CancellationTokenSource.CreateLinkedTokenSource(held);
        _session = session;
        using RateGate rate = new(connector, reference.Slot, _learned, time);
        BoundBind bind = new(name, connector, reference, lease, session, rate, time, draining.Token);
        handler.Bound(bind);
        long bound = time.GetTimestamp();
        Set(BindState.Bound, reference.Slot, lease.Epoch, $"Bound as {connector.Bind}.");
        LogBound(reference, string.Join(',', connector.Host), connector.Port, connector.Window);
        try
        {
            // A receiver takes nothing to submit. The broker may be away for longer than the session lives.
            Task opened = connector.Bind == BindMode.Receiver ? Task.CompletedTask : endpoint.OpenAsync(bind, draining.Token);
            Task ended = Task.WhenAny(session.Closed, Task.Delay(Timeout.InfiniteTimeSpan, time, held));
            if (await Task.WhenAny(opened, ended) == opened)
            {
                await opened;
                await ended;
            }
        }
        finally
        {
            await draining.CancelAsync();
            await DrainAsync(session, stoppingToken);
            SmppCloseReason reason = await session.Closed;
            LogEnded(reference, reason.Kind, reason.Detail);
            _session = null;
        }

        if (time.GetElapsedTime(bound) < Settled)
        {
            return _backoff.Next();
        }

        _backoff.Reset();
        return TimeSpan.Zero;
    }

    private async Task<SmppSession> ConnectAsync(BindSessionHandler handler, CancellationToken cancellationToken)
    {
        SmppException? last = null;
        foreach (string host in connector.Host)
        {
            try
            {
                return await SmppSession.ConnectAsync(ClientOptions.For(host, connector, time, logger), handler, cancellationToken);
            }
            catch (SmppConnectException e)
            {
                last = e;
            }
        }

        throw last!;
    }

    /// <summary>Stops pulling, lets what is written be answered, unbinds. What remains is ended, and recorded as in doubt by its own callers.</summary>
    private async Task DrainAsync(SmppSession session, CancellationToken stoppingToken)
    {
        Task closed = endpoint.CloseAsync();
        if (stoppingToken.IsCancellationRequested)
        {
            // The last fifth is left for the rest of the process to stop in time.
            await session.UnbindAsync(connector.Timers.DrainTimeout * 0.8, CancellationToken.None);
        }

        session.Abort("its connector stopped");
        await closed;
    }

    private async Task ReleaseAsync(Lease lease)
    {
        try
        {
            await leases.ReleaseAsync(lease, pod.Name, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogTrouble(name, $"The lease could not be given back and will lapse: {e.GetBaseException().Message}", connector.Timers.Lease.TotalSeconds);
        }
    }

    private void Set(BindState state, int slot, long epoch, string detail) =>
        _status = new BindStatus(name, slot, state, detail, time.GetUtcNow(), epoch, connector.Window, 0);

    [LoggerMessage(3061, LogLevel.Information, "Bind {Bind} to {Host}:{Port} is bound, window {Window}")]
    private partial void LogBound(BindRef bind, string host, int port, int window);

    [LoggerMessage(3062, LogLevel.Information, "Bind {Bind} ended: {Kind}, {Detail}")]
    private partial void LogEnded(BindRef bind, SmppCloseKind kind, string detail);

    [LoggerMessage(3063, LogLevel.Warning, "Bind {Bind} ({Host}:{Port}): {Reason} Attempt {Attempt}; next attempt in {Seconds} s")]
    private partial void LogRefused(BindRef bind, string host, int port, string reason, int attempt, double seconds);

    [LoggerMessage(3064, LogLevel.Warning, "Connector {Connector}: {Reason} Trying again in {Seconds} s")]
    private partial void LogTrouble(string connector, string reason, double seconds);
}
