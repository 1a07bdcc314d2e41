namespace SmppSaga.Gateway.Messages;

/// <summary>What a message calls for when its deadline is reached.</summary>
internal enum DueAction
{
    /// <summary>Not yet.</summary>
    Nothing,

    /// <summary>An answer is overdue, and the pod that waited for it would have said so: it is gone.</summary>
    Doubt,

    /// <summary>The validity is over and a part is not written.</summary>
    Expire,

    /// <summary>No receipt came in time.</summary>
    EndReceiptWait,

    /// <summary>A part may be written (again) now.</summary>
    HandOver,
}

internal sealed partial class MessageSaga
{
    /// <summary>The longest wait for a retry during which a bus delivery is held (ordering rule G3).</summary>
    public static readonly TimeSpan HeldRetry = TimeSpan.FromSeconds(60);

    /// <summary>When the message must be looked at again; null when terminal. Nothing but the records decides it.</summary>
    public DateTimeOffset? Deadline => IsTerminal ? null : NextLook(DateTimeOffset.MinValue);

    /// <summary>The deadline after everything that is due by <paramref name="now"/> went back to its queue: that is looked at again when the validity ends.</summary>
    public DateTimeOffset? DeadlineAfterHandOver(DateTimeOffset now) => IsTerminal ? null : NextLook(now);

    /// <summary>The writes whose answer is overdue.</summary>
    public IReadOnlyList<(ushort Part, PartAttempt Attempt)> Overdue(DateTimeOffset now) =>
    [
        .. _parts.Select((x, i) => (Number: (ushort)(i + 1), Part: x))
            .Where(x => x.Part.Outcome is null && !x.Part.Taken)
            .SelectMany(x => x.Part.Attempts.Where(a => a.Live && a.AnswerBy <= now).Select(a => (x.Number, a))),
    ];

    public DueAction Due(DateTimeOffset now)
    {
        if (IsTerminal || Origin is null)
        {
            return DueAction.Nothing;
        }

        if (Overdue(now).Count > 0)
        {
            return DueAction.Doubt;
        }

        if (State == MessageState.Uncertain || Held)
        {
            return DueAction.Nothing;
        }

        if (AwaitsWrite)
        {
            return now >= Origin.ValidUntil ? DueAction.Expire
                : Enumerable.Range(1, PartCount).Any(x => MayWrite(x, now)) ? DueAction.HandOver
                : DueAction.Nothing;
        }

        return !_parts.Exists(x => x.Outcome is null && !x.Taken && x.Live) && ReceiptBy <= now ? DueAction.EndReceiptWait : DueAction.Nothing;
    }

    /// <summary>A retry that is near is sat out by the consumer that holds the bus delivery; the deadline only covers for its death.</summary>
    private static DateTimeOffset LookAt(DateTimeOffset retryAt, DateTimeOffset now) => retryAt - now > HeldRetry ? retryAt : retryAt + HeldRetry;

    /// <summary>A part must still be written: for the first time, again, or once more after doubt.</summary>
    public bool AwaitsWrite => !Hopeless && (_parts.Count < PartCount || _parts.Count == 0 || _parts.Exists(IsUnwritten));

    private DateTimeOffset ReceiptBy => _parts.Where(x => x.Taken && x.Outcome is null).SelectMany(x => x.Attempts).Max(x => (DateTimeOffset?)x.ReceiptBy) ?? DateTimeOffset.MaxValue;

    private DateTimeOffset NextLook(DateTimeOffset handedOver)
    {
        DateTimeOffset next = DateTimeOffset.MaxValue;
        foreach (PartAttempt attempt in _parts.Where(x => x.Outcome is null && !x.Taken).SelectMany(x => x.Attempts).Where(x => x.Live))
        {
            next = Earlier(next, attempt.AnswerBy);
        }

        if (Held || Origin is null)
        {
            return next;
        }

        if (AwaitsWrite)
        {
            next = Enumerable.Range(1, PartCount).Aggregate(next, (x, number) => Earlier(x, WriteLook(Part(number), handedOver)));
        }

        return next == DateTimeOffset.MaxValue ? ReceiptBy : next;
    }

    /// <summary>When to look whether a part was written; not later than the end of the validity.</summary>
    private DateTimeOffset WriteLook(MessagePart? part, DateTimeOffset handedOver)
    {
        if (part is not null && !IsUnwritten(part))
        {
            return DateTimeOffset.MaxValue;
        }

        DateTimeOffset look = part?.Last?.LookAt ?? FirstLook();
        return look <= handedOver || !HasRoomForWrite ? Origin!.ValidUntil : Earlier(look, Origin!.ValidUntil);
    }

    /// <summary>For a part that was never written: when sending may start, or when the part written last should have been answered.</summary>
    private DateTimeOffset FirstLook() =>
        _parts.SelectMany(x => x.Attempts).Max(x => (DateTimeOffset?)x.AnswerBy)
        ?? (Origin!.SendAt > Origin.At ? LookAt(Origin.SendAt, Origin.At) : Origin.ValidUntil);

    private static DateTimeOffset Earlier(DateTimeOffset x, DateTimeOffset y) => x < y ? x : y;
}
