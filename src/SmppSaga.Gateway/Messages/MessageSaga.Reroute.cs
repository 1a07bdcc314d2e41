using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages.Facts;
using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages;

internal sealed partial class MessageSaga
{
    private int _reroutes;
    private int _attemptsBefore;
    private string? _rerouted;

    /// <summary>The connector that the message goes over now; all its parts go over the same.</summary>
    public string Connector => _rerouted ?? Origin?.Connector ?? "";

    /// <summary>It failed over another connector before.</summary>
    public bool Rerouted => _rerouted is not null;

    /// <summary>
    /// The connector over which the whole message starts anew instead of ending; null when it ends, or is not at its end. Each connector is tried once.
    /// Only what failed as a whole goes on: a part that was delivered, is open, or may have been taken without an answer keeps all of them here.
    /// </summary>
    public string? NextConnector(DateTimeOffset now) =>
        !IsTerminal && Origin?.Reroute is { } terms && _reroutes < terms.Connectors.Length && now < Origin.ValidUntil && HasRoomForWrite
        && Settlement() is { } end && terms.On.Contains(end) && _parts.TrueForAll(FailedForSure)
            ? terms.Connectors[_reroutes]
            : null;

    /// <summary>The same for a part that was not taken now, of which the route says that it is better tried elsewhere than later.</summary>
    public string? NextConnectorInsteadOfRetry(DateTimeOffset now, string cause) =>
        !IsTerminal && cause.Length > 0 && Origin?.Reroute is { } terms && _reroutes < terms.Connectors.Length && now < Origin.ValidUntil && HasRoomForWrite
        && terms.OnAnswers is { } answers && answers.Contains(cause) && _parts.TrueForAll(FailedForSure)
            ? terms.Connectors[_reroutes]
            : null;

    private static bool FailedForSure(MessagePart x) => !x.Doubtful && !x.Live && !x.Held && x.Outcome switch
    {
        DeliveryStatus.Rejected or DeliveryStatus.Failed or DeliveryStatus.Expired => true,
        null => !x.Taken,
        _ => false,
    };

    private void Apply(MessageRerouted x)
    {
        _reroutes++;
        _attemptsBefore += _parts.Count == 0 ? 0 : _parts.Max(p => p.Attempts.Count);
        _rerouted = x.To;
        _parts.Clear();
        (PartCount, Reference, LastReceipt, _whole) = (1, 0, null, null);
    }

    /// <summary>What the connectors before still say is about a try that is over.</summary>
    private bool IsOfThisConnector(ReceiptArrived receipt) => !Rerouted || receipt.Bind.AsSpan(0, Math.Max(0, receipt.Bind.LastIndexOf('/'))).SequenceEqual(Connector);
}
