using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>What a command_status of submit_sm_resp means for the message and for the bind.</summary>
internal enum StatusClass
{
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
}

internal static class StatusClasses
{
    // Everything that is not listed is Permanent: an explicit refusal that will not change by asking again.
    private static readonly Dictionary<uint, StatusClass> Table = new()
    {
        [0x00] = StatusClass.Ok,
        [0x04] = StatusClass.BindTrouble, // ESME_RINVBNDSTS
        [0x05] = StatusClass.BindTrouble, // ESME_RALYBND
        [0x08] = StatusClass.Ambiguous, // ESME_RSYSERR
        [0x0D] = StatusClass.BindTrouble, // ESME_RBINDFAIL
        [0x0E] = StatusClass.BindTrouble, // ESME_RINVPASWD
        [0x0F] = StatusClass.BindTrouble, // ESME_RINVSYSID
        [0x14] = StatusClass.QueueFull, // ESME_RMSGQFUL
        [0x45] = StatusClass.Ambiguous, // ESME_RSUBMITFAIL
        [0x53] = StatusClass.BindTrouble, // ESME_RINVSYSTYP
        [0x58] = StatusClass.Throttled, // ESME_RTHROTTLED
        [0x64] = StatusClass.Temporary, // ESME_RX_T_APPN
        [0x102] = StatusClass.Temporary, // ESME_RSERTYPUNAVAIL
        [0xFE] = StatusClass.Ambiguous, // ESME_RDELIVERYFAILURE
        [0xFF] = StatusClass.Ambiguous, // ESME_RUNKNOWNERR
    };

    /// <summary>The class of a status; vendor codes (0x400 to 0x4FF) are ambiguous.</summary>
    public static StatusClass Of(CommandStatus status) =>
        Table.TryGetValue(status.Value, out StatusClass known) ? known
        : status.Value is >= 0x400 and <= 0x4FF ? StatusClass.Ambiguous
        : StatusClass.Permanent;
}
