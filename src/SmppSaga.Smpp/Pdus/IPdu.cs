namespace SmppSaga.Smpp;

/// <summary>A PDU that knows its id and how its mandatory fields lie on the wire.</summary>
/// <typeparam name="TSelf">The PDU itself.</typeparam>
public interface IPdu<TSelf>
    where TSelf : Pdu, IPdu<TSelf>
{
    /// <summary>The command_id of this type.</summary>
    static abstract CommandId Id { get; }

    /// <summary>Reads the mandatory fields; what is wrong stays in <see cref="PduReader.Error"/>.</summary>
    static abstract TSelf ReadBody(ref PduReader reader);

    /// <summary>Writes the mandatory fields.</summary>
    /// <exception cref="SmppFieldException">A field breaks its limit.</exception>
    void WriteBody(ref PduWriter writer);
}
