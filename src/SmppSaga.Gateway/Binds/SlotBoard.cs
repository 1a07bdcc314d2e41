using SmppSaga.Gateway.Binds.Control;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Binds;

/// <summary>What is told about one bind slot: where it stands, and what its sessions have learned of the SMSC.</summary>
internal sealed class SlotBoard(string name, int slot, int window, BindNews news, TimeProvider time)
{
    private BindStatus _status = new(name, slot, BindState.Starting, "", default, 0, window, 0);
    private SlotSessions? _sessions;
    private BoundBind? _bind;

    /// <summary>They outlive the session.</summary>
    public BindFigures Figures { get; } = new(window);

    public BindStatus Status
    {
        get
        {
            BoundBind? bind = _bind;
            BindLearned learned = Figures.Read() with { MessageIdFormat = bind?.Ids.Better, PerSecond = bind?.Rate.Learned };
            return _status with
            {
                Outstanding = _sessions?.Main.Outstanding ?? 0, Learned = learned,
                Detail = string.Join(' ', new[] { _status.Detail, bind?.Rate.Reason, learned.InWords(window) }.Where(static x => !string.IsNullOrEmpty(x))),
            };
        }
    }

    /// <summary>What the SMSC said lately against the rate; empty when nothing.</summary>
    public string Throttling => _bind is { Rate: { IsThrottled: true } rate } ? rate.Reason : "";

    public void Set(BindState state, long epoch, string detail, TimeSpan? next = null)
    {
        BindStatus before = _status;
        DateTimeOffset now = time.GetUtcNow();
        _status = new BindStatus(name, slot, state, detail, now, epoch, window, 0) { NextAttemptAt = now + next };
        news.Tell(before, _status);
    }

    /// <summary>A session serves the slot from now on.</summary>
    public void Serving(SlotSessions sessions, BoundBind bind) => (_sessions, _bind) = (sessions, bind);

    /// <summary>It is over.</summary>
    public void Served() => (_sessions, _bind) = (null, null);
}
