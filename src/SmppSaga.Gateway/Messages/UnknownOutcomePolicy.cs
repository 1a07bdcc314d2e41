namespace SmppSaga.Gateway.Messages;

/// <summary>on_unknown_outcome: what happens to a part of which nobody can tell whether the SMSC took it. Stored by name.</summary>
internal static class UnknownOutcomePolicy
{
    /// <summary>Written once more after resend_after, flagged possibleDuplicate.</summary>
    public const string Resend = "resend";

    /// <summary>Kept as Uncertain until a late answer, a receipt or a person resolves it.</summary>
    public const string Hold = "hold";

    /// <summary>Final Unknown at once.</summary>
    public const string Fail = "fail";

    /// <summary>The policy of a configured name, in any case; resend when it is none of ours.</summary>
    public static string Named(string name) =>
        string.Equals(name, Hold, StringComparison.OrdinalIgnoreCase) ? Hold : string.Equals(name, Fail, StringComparison.OrdinalIgnoreCase) ? Fail : Resend;
}
