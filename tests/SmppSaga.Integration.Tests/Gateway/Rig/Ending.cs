using SmppSaga.Contracts;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>How one message ends after its gateway died.</summary>
public enum Ending
{
    /// <summary>One submit_sm, as if nothing had happened.</summary>
    Once,

    /// <summary>The first attempt never left, which nobody can know: one submit_sm, flagged.</summary>
    OnceFlagged,

    /// <summary>Two submit_sm, flagged.</summary>
    TwiceFlagged,

    /// <summary>One submit_sm; in doubt until its receipt came, which made another attempt needless.</summary>
    Resolved,

    /// <summary>Waits for a person; no submit_sm.</summary>
    HeldUnsent,

    /// <summary>Waits for a person; one submit_sm.</summary>
    Held,

    /// <summary>Final Unknown; no submit_sm.</summary>
    UnknownUnsent,

    /// <summary>Final Unknown; one submit_sm.</summary>
    Unknown,

    /// <summary>Final Unknown; one submit_sm, whose receipt is told as a correction.</summary>
    UnknownCorrected,
}

/// <summary>An ending as seen from outside.</summary>
/// <param name="Submits">submit_sm that the SMSC saw.</param>
/// <param name="Final">Status of the one final report; null while there is none.</param>
/// <param name="Flagged">possibleDuplicate.</param>
/// <param name="Doubts">SmsUncertain events.</param>
/// <param name="Corrections">DeliveryCorrected events.</param>
internal sealed record Seen(int Submits, DeliveryStatus? Final, bool Flagged, int Doubts, int Corrections)
{
    public static Seen Expected(Ending ending) => ending switch
    {
        Ending.Once => new(1, DeliveryStatus.Delivered, false, 0, 0),
        Ending.OnceFlagged => new(1, DeliveryStatus.Delivered, true, 1, 0),
        Ending.TwiceFlagged => new(2, DeliveryStatus.Delivered, true, 1, 0),
        Ending.Resolved => new(1, DeliveryStatus.Delivered, false, 1, 0),
        Ending.HeldUnsent => new(0, null, false, 1, 0),
        Ending.Held => new(1, null, false, 1, 0),
        Ending.UnknownUnsent => new(0, DeliveryStatus.Unknown, false, 1, 0),
        Ending.Unknown => new(1, DeliveryStatus.Unknown, false, 1, 0),
        Ending.UnknownCorrected => new(1, DeliveryStatus.Unknown, false, 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(ending)),
    };

    /// <exception cref="Xunit.Sdk.SingleException">A second final report.</exception>
    public static Seen Of(SendSms sms, TestSmsc smsc, TeamService team)
    {
        List<DeliveryReported> finals = [.. team.Finals.Where(x => x.SmsId == sms.SmsId).DistinctBy(x => x.EventId)];
        DeliveryReported? final = finals.Count == 0 ? null : Assert.Single(finals);
        return new Seen(
            smsc.Submits.Count(x => x.Pdu.DestinationAddr == sms.To),
            final?.Status,
            final?.PossibleDuplicate ?? false,
            team.Of<SmsUncertain>().Where(x => x.SmsId == sms.SmsId).DistinctBy(x => x.EventId).Count(),
            team.Of<DeliveryCorrected>().Where(x => x.SmsId == sms.SmsId).DistinctBy(x => x.EventId).Count());
    }
}
