namespace SmppSaga.Smsc;

/// <summary>How a connection is dropped.</summary>
public enum ConnectionEnd
{
    /// <summary>In order, as a program does that ends: FIN.</summary>
    Fin,

    /// <summary>At once, as a host does that crashed and came back: RST.</summary>
    Rst,
}
