namespace SmppSaga.Smpp;

/// <summary>What stands at the front of the stream.</summary>
public enum FrameOutcome
{
    /// <summary>Not yet a whole PDU.</summary>
    Incomplete,

    /// <summary>A whole PDU.</summary>
    Complete,

    /// <summary>A command_length below 16 or above the limit: the connection cannot live.</summary>
    BadLength,
}
