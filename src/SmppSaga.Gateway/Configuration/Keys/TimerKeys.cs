using static SmppSaga.Gateway.Configuration.Values.Kinds;

namespace SmppSaga.Gateway.Configuration.Keys;

internal static class TimerKeys
{
    public static OptionSection<TimerOptions> Section { get; } = new(new TimerOptions())
    {
        { "receipt_timeout", Duration("1s", "365d"), o => o.ReceiptTimeout, (o, v) => o with { ReceiptTimeout = v }, "From the acknowledgement to the final Unknown when no final receipt comes." },
        { "park_ttl", Duration("1s", "7d"), o => o.ParkTtl, (o, v) => o with { ParkTtl = v }, "How long a receipt waits for the answer that names its message." },
        { "lease", Duration("1s", "5m"), o => o.Lease, (o, v) => o with { Lease = v }, "Life of a bind slot's lease without renewal." },
        { "drain_timeout", Duration("0s", "10m"), o => o.DrainTimeout, (o, v) => o with { DrainTimeout = v }, "From SIGTERM to exit, at most." },
        { "default_validity", Duration("1s", "365d"), o => o.DefaultValidity, (o, v) => o with { DefaultValidity = v }, "How long a message without a validity period may wait to be submitted." },
        { "resend_after", Duration("0s", "7d"), o => o.ResendAfter, (o, v) => o with { ResendAfter = v }, "From the moment of doubt to the second attempt under on_unknown_outcome: resend." },
    };
}
