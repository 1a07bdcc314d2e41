namespace SmppSaga.Smsc;

/// <summary>What the simulator has seen since it started.</summary>
public sealed record SmscStatistics
{
    /// <summary>Connections accepted, bound or not.</summary>
    public long Connections { get; init; }

    /// <summary>Binds answered with ESME_ROK.</summary>
    public long Binds { get; init; }

    /// <summary>Binds answered with an error.</summary>
    public long BindsRefused { get; init; }

    /// <summary>Binds of this moment.</summary>
    public long Bound { get; init; }

    /// <summary>Most binds of one account at any instant.</summary>
    public long MaxBound { get; init; }

    /// <summary>submit_sm understood.</summary>
    public long Submits { get; init; }

    /// <summary>Submits kept: answered with ESME_ROK, or kept although the answer says otherwise or never came.</summary>
    public long Taken { get; init; }

    /// <summary>Taken submits that differ in destination or octets.</summary>
    public long Distinct { get; init; }

    /// <summary>Taken submits whose destination and octets came before: a handset would have got them twice.</summary>
    public long Duplicates { get; init; }

    /// <summary>Submits without any answer.</summary>
    public long Unanswered { get; init; }

    /// <summary>Most submits of one bind that waited for an answer; a lower bound of the peer's window.</summary>
    public long MaxOutstanding { get; init; }

    /// <summary>Most submits of all binds within any second.</summary>
    public long MaxPerSecond { get; init; }

    /// <summary>deliver_sm with a receipt written, repeats included.</summary>
    public long ReceiptsSent { get; init; }

    /// <summary>Receipts answered with ESME_ROK.</summary>
    public long ReceiptsAcknowledged { get; init; }

    /// <summary>Receipts answered with an error; they are sent again.</summary>
    public long ReceiptsRefused { get; init; }

    /// <summary>Receipts written again, since their answer was an error or did not come.</summary>
    public long ReceiptsRepeated { get; init; }

    /// <summary>Receipts not acknowledged yet: their time has not come, nobody is bound to take them, or the answer is outstanding.</summary>
    public long ReceiptsPending { get; init; }

    /// <summary>Messages from handsets answered with ESME_ROK.</summary>
    public long MobileOriginated { get; init; }

    /// <summary>Streams that could not be followed, and PDUs refused since they were broken, unknown or out of place.</summary>
    public long ProtocolErrors { get; init; }

    /// <summary>How often each fault struck, by its word in scripts.</summary>
    public IReadOnlyDictionary<string, long> Faults { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);
}
