using System.Globalization;

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

    /// <summary>What its sessions have learned of the SMSC; null where this pod has none.</summary>
    public BindLearned? Learned { get; init; }
}

/// <summary>What a bind slot of this pod has learned of its SMSC. Hints for people; nothing is applied by itself but the rate.</summary>
/// <param name="AnswerP50">Milliseconds from a submit_sm to its answer, the median of the last 512; null before the first.</param>
/// <param name="AnswerP99">The 99th percentile.</param>
/// <param name="Acknowledged">Parts taken that ask for a receipt.</param>
/// <param name="Receipts">Final receipts that came over this bind, for whichever pod's parts: over the whole fleet they are compared.</param>
/// <param name="Window">Unanswered submits above which the SMSC throttles; null while there is no sign of such a limit.</param>
internal sealed record BindLearned(double? AnswerP50, double? AnswerP99, long Acknowledged, long Receipts, int? Window)
{
    /// <summary>Parts per second that it takes on this bind; null until it throttles.</summary>
    public double? PerSecond { get; init; }

    /// <summary>The message_id_format under which receipts would meet their answers, when it is not the one configured.</summary>
    public string? MessageIdFormat { get; init; }

    /// <summary>For people; empty when there is nothing to tell.</summary>
    public string InWords(int window) => string.Join(' ', Sentences(window));

    private IEnumerable<string> Sentences(int window)
    {
        if (AnswerP50 is { } median)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Answers: median {median:0.#} ms, p99 {AnswerP99:0.#} ms.");
        }

        if (Acknowledged > 0 || Receipts > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Acknowledged} parts taken that ask for a receipt, {Receipts} final receipts.");
        }

        if (Window is { } limit)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The SMSC throttles above {limit} unanswered submits, the window is {window}: window: {limit} would lose nothing.");
        }

        if (MessageIdFormat is { } format)
        {
            yield return $"Receipts would meet their answers with message_id_format: {format}.";
        }
    }
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
