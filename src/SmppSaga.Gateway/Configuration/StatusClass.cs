namespace SmppSaga.Gateway.Configuration;

/// <summary>connectors.NAME.status_classes: what a command_status of submit_sm_resp means for the message and for the bind.</summary>
public enum StatusClass
{
    /// <summary>Taken: ESME_ROK alone, so no word of the file says it.</summary>
    Ok,

    /// <summary>Slow down; the message is unharmed.</summary>
    Throttled,

    /// <summary>The SMSC's queue (often only the destination's) is full; the message is unharmed.</summary>
    QueueFull,

    /// <summary>Refused for now; trying again is free of doubt.</summary>
    Temporary,

    /// <summary>Some proxies send it after the message went out.</summary>
    Ambiguous,

    /// <summary>Refused for good.</summary>
    Permanent,

    /// <summary>The session or account is wrong, not the message.</summary>
    BindTrouble,

    /// <summary>What we wrote was not understood: tried once more on a new session, in case this one is out of step, then refused for good.</summary>
    Protocol,
}
