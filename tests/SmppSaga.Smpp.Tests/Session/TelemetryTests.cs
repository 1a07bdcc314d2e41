using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace SmppSaga.Smpp.Tests.Session;

public sealed class TelemetryTests : SessionTest
{
    [Fact]
    public async Task An_answered_request_is_measured_and_has_an_activity()
    {
        ConcurrentQueue<string> measured = new();
        using MeterListener meters = new();
        meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == SmppTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(static tag => tag.Value))}"));
        meters.Start();
        ConcurrentQueue<Activity> activities = new();
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == SmppTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if ("telemetry".Equals(activity.GetTagItem("smpp.system_id")))
                {
                    activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using SmppSession session = await BindAsync(Options with { SystemId = "telemetry" });

        ValueTask<SubmitSmResp> sending = session.SubmitAsync(Message());
        SubmitSm submit = await Peer.ReadAsync<SubmitSm>();
        await Peer.SendAsync(new SubmitSmResp { SequenceNumber = submit.SequenceNumber, CommandStatus = CommandStatus.ESME_RMSGQFUL });
        await sending;

        Assert.Contains("smpp.request.duration submit_sm ESME_RMSGQFUL", measured);
        Activity activity = Assert.Single(activities);
        Assert.Equal(("submit_sm", "ESME_RMSGQFUL"), (activity.OperationName, activity.GetTagItem("smpp.command_status")));
    }

    [Fact]
    public async Task The_trace_log_shows_neither_password_nor_text_nor_whole_number()
    {
        RecordingLogger logger = new();
        await using SmppSession session = await BindAsync(Options with { Logger = logger });
        _ = session.SubmitAsync(Message("the text")).AsTask();
        await Peer.ReadAsync<SubmitSm>();

        string log = string.Join('\n', logger.Lines);
        Assert.Contains("Sent: bind_transceiver 1 system_id acme", log, StringComparison.Ordinal);
        Assert.Contains("submit_sm 2 from ***** to 27*******67 esm_class 0x00 data_coding 0 registered_delivery 0 short_message[8]", log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", log, StringComparison.Ordinal);
        Assert.DoesNotContain("the text", log, StringComparison.Ordinal);
        Assert.DoesNotContain("27721234567", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_peer_cannot_write_lines_of_its_own_into_the_log()
    {
        RecordingLogger logger = new();
        PipePair pair = new();
        await using SmppSession session = SmppSession.Accept(pair.Server, new SmppServerOptions { TimeProvider = Time, Logger = logger }, Handler);
        ScriptedPeer esme = new(pair.Client);

        await esme.SendAsync(new BindTransceiver { SequenceNumber = 1, SystemId = "a\nforged", SystemType = "b\r\u0085c" });
        await esme.ReadAsync<BindTransceiverResp>();
        await esme.SendAsync(new SubmitSm { SequenceNumber = 2, SourceAddr = "1\n345678", DestinationAddr = "12345678\r" });
        await esme.ReadAsync<SubmitSmResp>();
        session.Abort("done");
        await session.Closed.WaitAsync(Patience);

        Assert.Contains(logger.Lines, static line => line.Contains("system_id a?forged system_type b??c", StringComparison.Ordinal));
        Assert.DoesNotContain(logger.Lines, static line => line.Any(char.IsControl));
    }

    [Fact]
    public void A_message_id_stays_in_its_line() =>
        Assert.Equal("submit_sm_resp 1 message_id a?b", PduText.Describe(new SubmitSmResp { SequenceNumber = 1, MessageId = "a\nb" }));
}
