namespace SmppSaga.Gateway.Messages.Ports;

/// <summary>How the binds of this pod stand.</summary>
internal interface IBindStatus
{
    IReadOnlyList<BindStatus> Binds { get; }
}

/// <summary>One bind slot as seen from this pod.</summary>
/// <param name="Connector">The SMSC account.</param>
/// <param name="Slot">From 0.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Detail">In words: the reason, and what happens next.</param>
/// <param name="Since">When it came into this state, UTC.</param>
/// <param name="Epoch">The lease's epoch; 0 when not held.</param>
/// <param name="Window">The window's size.</param>
/// <param name="Outstanding">Submits without an answer.</param>
internal sealed record BindStatus(string Connector, int Slot, BindState State, string Detail, DateTimeOffset Since, long Epoch, int Window, int Outstanding)
{
    /// <summary>When the next bind is tried, UTC; null when none is planned.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>People paused the connector: nothing is submitted over it.</summary>
    public bool Paused { get; init; }
}

/// <summary>The states of a bind slot.</summary>
internal enum BindState
{
    /// <summary>Nothing tried yet.</summary>
    Starting,

    /// <summary>Another pod holds the slot's lease.</summary>
    Elsewhere,

    /// <summary>Connecting or binding.</summary>
    Binding,

    /// <summary>Bound: messages flow.</summary>
    Bound,

    /// <summary>Bound still, and writing nothing new: what is written is answered first.</summary>
    Unbinding,

    /// <summary>Refused or unreachable; the next attempt is planned.</summary>
    Waiting,

    /// <summary>Stopped for good: the process ends.</summary>
    Stopped,
}
