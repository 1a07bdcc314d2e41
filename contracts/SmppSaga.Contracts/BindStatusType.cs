using System.Text.Json.Serialization;

namespace SmppSaga.Contracts;

/// <summary>What happened to a bind.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BindStatusType>))]
public enum BindStatusType
{
    /// <summary>The pod begins to look after the connector.</summary>
    Starting,

    /// <summary>Connecting, or the bind request is out, or another bind of the account goes first.</summary>
    Binding,

    /// <summary>Messages flow.</summary>
    Bound,

    /// <summary>Not reachable, refused, or no answer to the bind in time; the reason tells which.</summary>
    BindFailed,

    /// <summary>The session is over; a new one follows.</summary>
    ConnectionLost,

    /// <summary>This side drains before it unbinds.</summary>
    Unbinding,

    /// <summary>Every slot is held by other pods.</summary>
    Elsewhere,

    /// <summary>The SMSC asked to slow down; the rate is in the reason.</summary>
    Throttled,

    /// <summary>The SMSC has not asked for it for a while.</summary>
    ThrottledEnd,

    /// <summary>PauseConnector is in force.</summary>
    Paused,

    /// <summary>PauseConnector is in force no longer.</summary>
    Resumed,

    /// <summary>Unbound by this pod: the bind was given back or is made anew, or the pod looks after the connector no longer.</summary>
    Stopped,
}
