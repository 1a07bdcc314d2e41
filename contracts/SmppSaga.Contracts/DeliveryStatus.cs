using System.Text.Json.Serialization;

namespace SmppSaga.Contracts;

/// <summary>What became of a message. On the wire as its name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    /// <summary>An intermediate receipt; never final.</summary>
    Pending,

    /// <summary>The SMSC reported delivery of every part.</summary>
    Delivered,

    /// <summary>The SMSC reported that a part cannot be delivered.</summary>
    Failed,

    /// <summary>The validity ended, here or at the SMSC.</summary>
    Expired,

    /// <summary>The gateway or the SMSC refused the message; it was not sent.</summary>
    Rejected,

    /// <summary>Cancelled before it was sent.</summary>
    Cancelled,

    /// <summary>No receipt came in time, or no answer told whether the SMSC took it.</summary>
    Unknown,

    /// <summary>The SMSC took it and no receipt is expected.</summary>
    Accepted,
}
