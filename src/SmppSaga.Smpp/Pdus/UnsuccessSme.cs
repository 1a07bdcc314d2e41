namespace SmppSaga.Smpp;

/// <summary>One unsuccess_sme of submit_multi_resp (SMPP 3.4, 4.5.2.1): a recipient that the message was not taken for, and why.</summary>
public sealed record UnsuccessSme
{
    /// <summary>dest_addr_ton: type of number.</summary>
    public byte DestAddrTon { get; init; }

    /// <summary>dest_addr_npi: numbering plan.</summary>
    public byte DestAddrNpi { get; init; }

    /// <summary>destination_addr, at most 20 characters.</summary>
    public string DestinationAddr { get; init; } = "";

    /// <summary>error_status_code: the status that submit_sm would have had.</summary>
    public CommandStatus ErrorStatusCode { get; init; }

    internal static UnsuccessSme Read(ref PduReader reader) => new()
    {
        DestAddrTon = reader.ReadByte("dest_addr_ton"),
        DestAddrNpi = reader.ReadByte("dest_addr_npi"),
        DestinationAddr = reader.ReadCOctetString("destination_addr", maxOctets: 21),
        ErrorStatusCode = new CommandStatus(reader.ReadUInt32("error_status_code")),
    };

    internal static void Skip(ref PduReader reader)
    {
        reader.ReadOctets("dest_addr_ton", 2);
        reader.ReadCOctets("destination_addr", maxOctets: 21);
        reader.ReadUInt32("error_status_code");
    }

    internal void Write(ref PduWriter writer)
    {
        writer.WriteByte(DestAddrTon);
        writer.WriteByte(DestAddrNpi);
        writer.WriteCOctetString("destination_addr", DestinationAddr, maxOctets: 21);
        writer.WriteUInt32(ErrorStatusCode.Value);
    }
}
