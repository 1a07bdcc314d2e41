using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>Which sender the recipient sees.</summary>
/// <param name="Sender">source_addr; empty means none, then TON and NPI are 0.</param>
/// <param name="Origin">Where it comes from.</param>
public readonly record struct SenderChoice(string Sender, SenderOrigin Origin)
{
    /// <param name="policy">Who wins when both are there.</param>
    /// <param name="operatorNumber">The operator's number; blank is none.</param>
    /// <param name="from">The message's own sender; blank is none.</param>
    public static SenderChoice Of(SenderPolicy policy, string operatorNumber, string? from)
    {
        string own = string.IsNullOrWhiteSpace(from) ? "" : from.Trim();
        bool keep = own.Length > 0 && (policy == SenderPolicy.MessageFirst || operatorNumber.Length == 0);
        return keep ? new SenderChoice(own, SenderOrigin.Message)
            : operatorNumber.Length > 0 ? new SenderChoice(operatorNumber, SenderOrigin.OperatorNumber)
            : new SenderChoice("", SenderOrigin.None);
    }

    /// <summary>Reads a policy as a message may spell it: operator_number or OperatorNumber, message_first or MessageFirst.</summary>
    public static bool TryParsePolicy(string text, out SenderPolicy policy)
    {
        string word = text.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
        policy = word == "MESSAGEFIRST" ? SenderPolicy.MessageFirst : SenderPolicy.OperatorNumber;
        return word is "MESSAGEFIRST" or "OPERATORNUMBER";
    }
}

/// <summary>Where a sender comes from.</summary>
public enum SenderOrigin
{
    None,
    OperatorNumber,
    Message,
}
