using System.Diagnostics;
using SmppSaga.Contracts;

namespace SmppSaga.Cli.Sending;

/// <summary>A message that was published, and what has come back of it.</summary>
internal sealed class SentMessage(SendSms sms)
{
    private readonly Lock _lock = new();
    private readonly long _sentAt = Stopwatch.GetTimestamp();

    public SendSms Sms => sms;

    public DeliveryReported? Final { get; private set; }

    /// <summary>Delivered, or taken where no receipt is asked for.</summary>
    public bool Arrived => Final?.Status is DeliveryStatus.Delivered or DeliveryStatus.Accepted;

    public SmsAcknowledged? Acknowledged { get; set; }

    /// <summary>From publishing to the final report.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>True for the first final report; a repeat carries the same event id and says nothing new.</summary>
    public bool TrySettle(DeliveryReported report)
    {
        lock (_lock)
        {
            if (Final is not null)
            {
                return false;
            }

            (Final, Elapsed) = (report, Stopwatch.GetElapsedTime(_sentAt));
            return true;
        }
    }
}
