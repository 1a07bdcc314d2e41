namespace SmppSaga.Smpp;

/// <summary>How far a request has come.</summary>
internal enum RequestStage
{
    /// <summary>Not in any table.</summary>
    Done,

    /// <summary>Waits for a place in the window.</summary>
    Waiting,

    /// <summary>Has a place and a number; not to be answered yet.</summary>
    Reserved,

    /// <summary>Handed to the output; its answer may come.</summary>
    Sent,
}
