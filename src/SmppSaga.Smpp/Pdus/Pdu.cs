namespace SmppSaga.Smpp;

/// <summary>
/// One PDU of SMPP 3.4 or 5.0. Strings hold Latin-1, so that every octet survives; lengths are never stored.
/// </summary>
public abstract record Pdu
{
    private CommandStatus _status;
    private uint _sequenceNumber;
    private TlvCollection _tlvs;

    private protected Pdu()
    {
    }

    /// <summary>The command_id of this PDU's type.</summary>
    public abstract CommandId CommandId { get; }

    /// <summary>command_status: the outcome in a response; ESME_ROK in a request.</summary>
    public CommandStatus CommandStatus { get => _status; init => _status = value; }

    /// <summary>sequence_number, 1 to 0x7FFFFFFF. A session sets it by itself in what it sends.</summary>
    public uint SequenceNumber { get => _sequenceNumber; init => _sequenceNumber = value; }

    /// <summary>The optional parameters in wire order; any PDU may have them.</summary>
    public TlvCollection Tlvs { get => _tlvs; init => _tlvs = value; }

    /// <summary>Writes the mandatory fields.</summary>
    /// <exception cref="SmppFieldException">A field breaks its limit.</exception>
    public abstract void WriteBody(ref PduWriter writer);

    /// <summary>Name, sequence_number and status; never the content.</summary>
    public sealed override string ToString() =>
        CommandStatus.IsOk ? $"{CommandId.Name} {SequenceNumber}" : $"{CommandId.Name} {SequenceNumber} {CommandStatus.Name}";

    // The decoder knows these only after the body; nobody else has seen the record by then.
    internal void SetReceived(PduHeader header, TlvCollection tlvs)
    {
        _status = header.CommandStatus;
        _sequenceNumber = header.SequenceNumber;
        _tlvs = tlvs;
    }

    // Memory compares by address, so PDUs that hold some compare what they would write.
    private protected bool HasSameOctets(Pdu? other) =>
        ReferenceEquals(this, other) || (other is not null && PduEncoder.Encode(this).AsSpan().SequenceEqual(PduEncoder.Encode(other)));

    private protected int HashOctets()
    {
        HashCode hash = default;
        hash.AddBytes(PduEncoder.Encode(this));
        return hash.ToHashCode();
    }
}
