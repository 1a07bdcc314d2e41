using System.Globalization;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Binds.Rate;

/// <summary>
/// When one bind slot may write: the slot's share of the connector's tps and of each sender's, the rate that the SMSC was found to take, and destinations
/// whose queue is full. Asked twice: before a part is prepared, at an even pace, and right before it is written, for the limit itself.
/// </summary>
internal sealed class RateGate : IDisposable
{
    // A cold process stalls, and what waited meanwhile reaches the SMSC in one burst: half the pace leaves room for that.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly Func<RateShare>? _share;
    private readonly LearnedRate _learned;
    private readonly FullDestinations _destinations;
    private readonly SenderPacers _senders;
    private readonly SpanGuard? _guard;
    private readonly Pacer _pacer;
    private readonly ITimer? _looks;

    /// <param name="share">This bind's share of tps at the moment; null without a limit.</param>
    /// <param name="perSender">This bind's share of tps_per_sender at the moment; null without a limit.</param>
    /// <param name="learned">What earlier sessions of this pod learned about the SMSC.</param>
    /// <param name="time">The clock.</param>
    /// <param name="warmFrom">Timestamp of when this pod began to serve the connector; now, when left out.</param>
    public RateGate(Func<RateShare>? share, Func<RateShare>? perSender, LearnedRate learned, TimeProvider time, long? warmFrom = null)
    {
        _time = time;
        _began = warmFrom ?? time.GetTimestamp();
        _share = share;
        _learned = learned;
        _destinations = new FullDestinations(time);
        _senders = new SenderPacers(perSender, time);
        _guard = share is null ? null : new SpanGuard(share, time);
        _pacer = new Pacer(() => PerSecond, time);
        _looks = share is null && perSender is null ? null : time.CreateTimer(_ => Look(), null, BetweenLooks, BetweenLooks);
    }

    /// <summary>Parts per second at the moment; infinite without a limit.</summary>
    public double PerSecond => Math.Min(Share(), _learned.Current);

    /// <summary>Parts per second that the SMSC was found to take on this bind; null until it throttles.</summary>
    public double? Learned => double.IsPositiveInfinity(_learned.Current) ? null : _learned.Current;

    /// <summary>Whether the SMSC asked to slow down lately.</summary>
    public bool IsThrottled => _learned.RefusedLately;

    /// <summary>What holds writes back, in words; empty when nothing does.</summary>
    public string Reason => string.Join(' ', Reasons());

    /// <summary>Whether nothing can hold a part back at the moment.</summary>
    public bool IsFree => _share is null && !_senders.Limit && _destinations.Count == 0 && double.IsPositiveInfinity(_learned.Current);

    /// <summary>Completes when a part to this destination may be prepared.</summary>
    public async ValueTask TurnAsync(string sender, string destination, CancellationToken cancellationToken)
    {
        await _destinations.WaitAsync(destination, cancellationToken);
        await _senders.TurnAsync(sender, cancellationToken);
        await _pacer.TurnAsync(cancellationToken);
    }

    /// <summary>Completes when a prepared part may be written. The room counts as used when it is disposed of: after the write, or when there is none.</summary>
    public async ValueTask<RateRoom> RoomAsync(string sender, CancellationToken cancellationToken)
    {
        SpanGuard? ofSender = _senders.GuardOf(sender);
        while (true)
        {
            if (ofSender is not null)
            {
                await ofSender.TurnAsync(cancellationToken);
            }

            if (_guard is not null)
            {
                try
                {
                    await _guard.TurnAsync(cancellationToken);
                }
                catch (OperationCanceledException) when (ofSender?.Stands() == true)
                {
                    ofSender.Used();
                    throw;
                }
            }

            // Each may have been lost while the other was waited for.
            (bool sendersStands, bool bindsStands) = (ofSender?.Stands() ?? true, _guard?.Stands() ?? true);
            if (sendersStands && bindsStands)
            {
                return new RateRoom(ofSender, _guard);
            }

            new RateRoom(sendersStands ? ofSender : null, bindsStands ? _guard : null).Dispose();
        }
    }

    /// <summary>Takes what the SMSC's answer says about its limits.</summary>
    public void Answered(StatusClass status, string destination)
    {
        switch (status)
        {
            case StatusClass.Ok:
                _learned.Accepted();
                _destinations.Accepted(destination);
                break;
            case StatusClass.Throttled:
            case StatusClass.QueueFull when _destinations.Refused(destination):
                _learned.Throttled();
                break;
        }
    }

    public void Dispose()
    {
        _looks?.Dispose();
        _pacer.Dispose();
        _guard?.Dispose();
        _senders.Dispose();
    }

    private void Look()
    {
        _guard?.Look();
        _senders.Look();
    }

    private double Share() => _share is null ? double.PositiveInfinity : _share().PerSecond / (_time.GetElapsedTime(_began) < Warming ? 2 : 1);

    private IEnumerable<string> Reasons()
    {
        if (Share() == 0)
        {
            yield return "No share of tps yet: the binds that have one give some back within seconds, or the store does not answer.";
        }

        if (!double.IsPositiveInfinity(_learned.Current) && _learned.Current < Share())
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The SMSC throttles: {_learned.Current:0.#} parts a second.");
        }

        if (_destinations.Count is var full and > 0)
        {
            yield return $"{full} destinations with a full queue wait.";
        }
    }
}
