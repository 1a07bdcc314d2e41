using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Binds;

/// <summary>validity_period of a submit_sm (SMPP 3.4, 5.2.16 and 7.1.1): what is left of the message's validity when it is written, so that the SMSC gives up when we do.</summary>
internal static class ValidityPeriod
{
    private const int LastYear = 2099;
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>Empty, the SMSC's own default, for a message that asked for none, or for more than SMPP can write.</summary>
    public static string At(DateTimeOffset now, SmsAccepted sms)
    {
        if (!sms.ValidityAsked || sms.ValidUntil.UtcDateTime.Year > LastYear)
        {
            return "";
        }

        TimeSpan left = sms.ValidUntil - now;
        // A distance needs no clock that agrees with the SMSC's, but its months have no fixed length.
        SmppTime time = left < Month ? SmppTime.After(left > Least ? left : Least) : SmppTime.At(sms.ValidUntil.ToUniversalTime());
        return time.ToString();
    }
}
