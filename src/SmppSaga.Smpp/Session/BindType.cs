namespace SmppSaga.Smpp;

/// <summary>Which bind a client asks for.</summary>
public enum BindType
{
    /// <summary>bind_transceiver.</summary>
    Transceiver,

    /// <summary>bind_transmitter.</summary>
    Transmitter,

    /// <summary>bind_receiver.</summary>
    Receiver,
}
