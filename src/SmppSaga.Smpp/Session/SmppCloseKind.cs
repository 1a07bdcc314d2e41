namespace SmppSaga.Smpp;

/// <summary>What ended a session.</summary>
public enum SmppCloseKind
{
    /// <summary>This side closed at once: Abort, DisposeAsync, a refused bind.</summary>
    Aborted,

    /// <summary>This side sent unbind.</summary>
    UnboundByUs,

    /// <summary>The peer sent unbind.</summary>
    UnboundByPeer,

    /// <summary>The peer closed the connection without unbind.</summary>
    ClosedByPeer,

    /// <summary>The connection broke.</summary>
    TransportError,

    /// <summary>A command_length that cannot be: the stream cannot be followed any more.</summary>
    FramingError,

    /// <summary>No PDU came within EnquireLinkTimeout after an enquire_link.</summary>
    EnquireLinkTimeout,

    /// <summary>No message either way within InactivityTimeout.</summary>
    InactivityTimeout,

    /// <summary>No bind within SessionInitTimeout.</summary>
    SessionInitTimeout,

    /// <summary>The peer did not read for WriteTimeout.</summary>
    WriteTimeout,
}
