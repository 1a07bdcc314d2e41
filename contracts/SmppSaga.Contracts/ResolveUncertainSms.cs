namespace SmppSaga.Contracts;

/// <summary>A person's word on an Uncertain message (policy hold): a message in any other state takes no notice of it.</summary>
public sealed record ResolveUncertainSms
{
    /// <summary>The message.</summary>
    public required Guid SmsId { get; init; }

    /// <summary>What shall become of the parts of which nobody can tell whether the SMSC took them.</summary>
    public required UncertainAction Action { get; init; }
}
