namespace SmppSaga.Smpp;

/// <summary>
/// A place in the window together with the sequence_number that the request will have. It must be used once: by
/// <see cref="SendAsync"/> or by <see cref="Release"/>. What the caller does in between, e.g. storing the number, is its own matter.
/// </summary>
public readonly struct RequestSlot : IEquatable<RequestSlot>
{
    private readonly SmppSession? _session;
    private readonly PendingRequest? _request;

    internal RequestSlot(SmppSession session, PendingRequest request, uint sequenceNumber)
    {
        _session = session;
        _request = request;
        SequenceNumber = sequenceNumber;
    }

    /// <summary>The number that the request will have, 1 to 0x7FFFFFFF, unique among the outstanding of its session.</summary>
    public uint SequenceNumber { get; }

    /// <summary>Sends submit_sm with this slot's number. The answer comes whatever its status is.</summary>
    /// <exception cref="SmppFieldException">A field breaks its limit; the slot is released.</exception>
    /// <exception cref="SmppResponseTimeoutException">No answer within ResponseTimeout.</exception>
    /// <exception cref="SmppSessionClosedException">The session ended first.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; the request stays outstanding until its answer or timeout.</exception>
    public ValueTask<SubmitSmResp> SendAsync(SubmitSm pdu, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(pdu);
        return Session.SendReserved(Request, SequenceNumber, pdu, ct);
    }

    /// <summary>Gives the place back unused. The number is not sent. Does nothing once the slot was sent: its place is free when the answer comes, or its time is over.</summary>
    public void Release() => Session.ReleaseReserved(Request, SequenceNumber);

    private SmppSession Session => _session ?? throw new InvalidOperationException("This slot was not reserved by a session.");

    private PendingRequest Request => _request!;

    /// <inheritdoc/>
    public bool Equals(RequestSlot other) => ReferenceEquals(_session, other._session) && SequenceNumber == other.SequenceNumber;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RequestSlot other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)SequenceNumber;

    /// <summary>Same session and number.</summary>
    public static bool operator ==(RequestSlot left, RequestSlot right) => left.Equals(right);

    /// <summary>Another session or number.</summary>
    public static bool operator !=(RequestSlot left, RequestSlot right) => !left.Equals(right);
}
