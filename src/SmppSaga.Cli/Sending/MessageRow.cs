namespace SmppSaga.Cli.Sending;

/// <summary>One message as demo and send --wait print it. sender is on the wire, from was requested.</summary>
internal sealed record MessageRow
{
    public required Guid SmsId { get; init; }

    public required string? To { get; init; }

    public string? Operator { get; init; }

    public string? From { get; init; }

    public string? Sender { get; init; }

    public string? Connector { get; init; }

    public required string State { get; init; }

    /// <summary>Why it did not arrive; null when it did, or may still.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<PartRow> Parts { get; init; } = [];

    public bool PossibleDuplicate { get; init; }

    public int Attempts { get; init; }

    /// <summary>Milliseconds from publishing to the final report; null while there is none.</summary>
    public double? Ms { get; init; }

    public static MessageRow Of(SentMessage message) => new()
    {
        SmsId = message.Sms.SmsId,
        To = message.Sms.To,
        Operator = message.Final?.Operator,
        From = message.Sms.From,
        Sender = message.Final?.From,
        Connector = message.Final?.Connector,
        State = message.Final?.Status.ToString() ?? "Pending",
        Reason = string.IsNullOrEmpty(message.Final?.Reason) ? null : message.Final.Reason,
        Parts = message.Acknowledged is { } acknowledged
            ? [.. acknowledged.Parts.Select(x => new PartRow(x.Part, null, x.SequenceNumber, x.SmscMessageId))]
            : [.. (message.Final?.SmscMessageIds ?? []).Select((x, i) => new PartRow(i + 1, null, null, x))],
        PossibleDuplicate = message.Final?.PossibleDuplicate ?? false,
        Attempts = message.Final?.Attempts ?? 0,
        Ms = message.Final is null ? null : Math.Round(message.Elapsed.TotalMilliseconds, 1),
    };
}

/// <summary>One submit_sm of a message; what the events do not tell is null.</summary>
internal sealed record PartRow(int Part, string? Bind, long? SequenceNumber, string? SmscMessageId);
