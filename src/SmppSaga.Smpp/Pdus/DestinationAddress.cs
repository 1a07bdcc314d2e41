namespace SmppSaga.Smpp;

/// <summary>One dest_address of submit_multi (SMPP 3.4, 4.5.1.1): a recipient, or the name of a list kept by the SMSC.</summary>
public sealed record DestinationAddress
{
    private const byte SmeFlag = 1;
    private const byte ListFlag = 2;

    /// <summary>dest_addr_ton: type of number; unused for a list.</summary>
    public byte DestAddrTon { get; init; }

    /// <summary>dest_addr_npi: numbering plan; unused for a list.</summary>
    public byte DestAddrNpi { get; init; }

    /// <summary>destination_addr, at most 20 characters; unused for a list.</summary>
    public string DestinationAddr { get; init; } = "";

    /// <summary>dl_name, at most 20 characters; null for a single recipient.</summary>
    public string? DlName { get; init; }

    internal static DestinationAddress Read(ref PduReader reader) => reader.ReadByte("dest_flag") == ListFlag
        ? new DestinationAddress { DlName = reader.ReadCOctetString("dl_name", maxOctets: 21) }
        : new DestinationAddress
        {
            DestAddrTon = reader.ReadByte("dest_addr_ton"),
            DestAddrNpi = reader.ReadByte("dest_addr_npi"),
            DestinationAddr = reader.ReadCOctetString("destination_addr", maxOctets: 21),
        };

    internal static void Skip(ref PduReader reader)
    {
        byte flag = reader.ReadByte("dest_flag");
        switch (flag)
        {
            case SmeFlag:
                reader.ReadOctets("dest_addr_ton", 2);
                reader.ReadCOctets("destination_addr", maxOctets: 21);
                break;
            case ListFlag:
                reader.ReadCOctets("dl_name", maxOctets: 21);
                break;
            default:
                reader.Fail("dest_flag", CommandStatus.ESME_RINVDESTFLAG, $"1 or 2 expected, has {flag}");
                break;
        }
    }

    internal void Write(ref PduWriter writer)
    {
        if (DlName is not null)
        {
            writer.WriteByte(ListFlag);
            writer.WriteCOctetString("dl_name", DlName, maxOctets: 21);
            return;
        }

        writer.WriteByte(SmeFlag);
        writer.WriteByte(DestAddrTon);
        writer.WriteByte(DestAddrNpi);
        writer.WriteCOctetString("destination_addr", DestinationAddr, maxOctets: 21);
    }
}
