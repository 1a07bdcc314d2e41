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

    private sealed class RecordingLogger : ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
    }
}
