using System.Collections.Frozen;

namespace SmppSaga.Gateway.Configuration;

/// <summary>The bus that commands come from and reports go to.</summary>
public sealed record BusOptions
{
    /// <summary>The events that can be published, in the order of the README.</summary>
    public static IReadOnlyList<string> Events { get; } =
    [
        "DeliveryReported", "SmsSubmitted", "SmsAcknowledged", "SmsRejected", "SmsUncertain", "SendSmsRefused",
        "DeliveryCorrected", "SmsReceived", "UnmatchedReceiptReceived", "BindStateChanged",
    ];

    public BusTransport Transport { get; init; } = BusTransport.Memory;

    public string Host { get; init; } = "localhost";

    /// <summary>TCP port, 1 to 65535.</summary>
    public int Port { get; init; } = 5672;

    public string VirtualHost { get; init; } = "/";

    public string Username { get; init; } = "guest";

    public string Password { get; init; } = "guest";

    public bool Tls { get; init; }

    public QueueType QueueType { get; init; } = QueueType.Quorum;

    /// <summary>Names of the events that go out, out of <see cref="Events"/>. What is left out is still in the timeline.</summary>
    public IReadOnlySet<string> Publish { get; init; } = DefaultPublish;

    public ReportShape Reports { get; init; } = ReportShape.Single;

    // Each published event costs a bus hop; these two say the least to a sender who waits for the final report.
    internal static FrozenSet<string> DefaultPublish { get; } =
        Events.Where(name => name is not ("SmsSubmitted" or "SmsAcknowledged")).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The settings without the password.</summary>
    public override string ToString() => $"{Transport} {Host}:{Port}/{VirtualHost.TrimStart('/')}";
}

/// <summary>bus.transport.</summary>
public enum BusTransport
{
    /// <summary>In process; nothing survives the process.</summary>
    Memory,
    RabbitMq,
}

/// <summary>bus.queue_type: the kind of RabbitMQ queue that is declared.</summary>
public enum QueueType
{
    Quorum,
    Classic,
}

/// <summary>bus.reports: final reports one by one or in batches.</summary>
public enum ReportShape
{
    Single,
    Batch,
}
