using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>What the answers of one connector's SMSC mean.</summary>
internal static class StatusClasses
{
    /// <summary>What the connector says of this status, or else the table.</summary>
    public static StatusClass Of(CommandStatus status, ConnectorOptions connector) =>
        !status.IsOk && connector.StatusClasses.TryGetValue(status.Value, out StatusClass said) ? said : StatusTable.Of(status.Value).Class;

    /// <summary>As <see cref="Of"/>, but a temporary status that came for this part as often as the table allows is permanent, and so is the second sign of protocol trouble.</summary>
    /// <param name="status">The status just answered, not yet recorded in the part.</param>
    /// <param name="connector">The connector that it came from.</param>
    /// <param name="part">The part with its earlier attempts; null when they are not at hand, as for a late answer, which ends no tries.</param>
    public static StatusClass ForPart(CommandStatus status, ConnectorOptions connector, MessagePart? part)
    {
        StatusClass known = Of(status, connector);
        int? mostRetries = known == StatusClass.Protocol ? 1 : StatusTable.Of(status.Value).MostRetries;
        return known is StatusClass.Temporary or StatusClass.Protocol && part?.Attempts.Count(x => x.DeferredBy == status.Value) >= mostRetries
            ? StatusClass.Permanent
            : known;
    }
}
