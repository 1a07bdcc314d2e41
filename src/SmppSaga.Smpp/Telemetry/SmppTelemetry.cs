using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SmppSaga.Smpp;

/// <summary>The names under which sessions report. Without a listener they cost next to nothing.</summary>
public static class SmppTelemetry
{
    /// <summary>Name of the meter: PDUs, request durations, timeouts, late and unmatched responses, refused PDUs, sessions.</summary>
    public const string MeterName = "SmppSaga.Smpp";

    /// <summary>Name of the activity source: one activity for each request of ours, from its place in the window to its answer.</summary>
    public const string ActivitySourceName = "SmppSaga.Smpp";

    internal static readonly ActivitySource Activities = new(ActivitySourceName);

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Pdus =
        Meter.CreateCounter<long>("smpp.pdus", "{pdu}", "PDUs by direction and command.");

    private static readonly Histogram<double> Durations =
        Meter.CreateHistogram<double>("smpp.request.duration", "s", "From the place in the window to the answer, by command and status.");

    private static readonly Counter<long> Odd =
        Meter.CreateCounter<long>("smpp.responses.odd", "{pdu}", "Responses that nobody waited for: late or unmatched.");

    private static readonly Counter<long> Timeouts =
        Meter.CreateCounter<long>("smpp.request.timeouts", "{request}", "Requests without an answer in time.");

    private static readonly Counter<long> Refused =
        Meter.CreateCounter<long>("smpp.pdus.refused", "{pdu}", "Received PDUs that were not taken, by status.");

    private static readonly UpDownCounter<long> Sessions =
        Meter.CreateUpDownCounter<long>("smpp.sessions", "{session}", "Connections, by side.");

    internal static void Pdu(PduDirection direction, CommandId command)
    {
        if (Pdus.Enabled)
        {
            Pdus.Add(1, new("direction", direction == PduDirection.Sent ? "sent" : "received"), new("command", command.Name));
        }
    }

    internal static bool MeasuresDurations => Durations.Enabled;

    internal static void Answered(CommandId command, CommandStatus status, TimeSpan duration) =>
        Durations.Record(duration.TotalSeconds, new("command", command.Name), new("status", status.Name));

    internal static void Late(CommandId command) => Odd.Add(1, new("kind", "late"), new("command", command.Name));

    internal static void Unmatched(CommandId command) => Odd.Add(1, new("kind", "unmatched"), new("command", command.Name));

    internal static void TimedOut(CommandId command) => Timeouts.Add(1, new KeyValuePair<string, object?>("command", command.Name));

    internal static void RefusedPdu(CommandStatus status) => Refused.Add(1, new KeyValuePair<string, object?>("status", status.Name));

    internal static void Session(bool server, int change) =>
        Sessions.Add(change, new KeyValuePair<string, object?>("side", server ? "server" : "client"));
}
