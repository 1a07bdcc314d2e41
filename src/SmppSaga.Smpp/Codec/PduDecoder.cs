namespace SmppSaga.Smpp;

/// <summary>
/// Turns the octets of one whole PDU into a record. Never throws, reads nothing outside, allocates no more than the octets justify.
/// Lenient where strictness would lose something: responses are taken by their status whatever their body, and a broken TLV at the end
/// of a deliver_sm or data_sm is dropped, since refusing it makes the SMSC send it again for days.
/// </summary>
public static class PduDecoder
{
    /// <summary>Decodes one PDU.</summary>
    /// <param name="frame">The PDU with its header; its length must be its command_length.</param>
    public static PduDecodeResult Decode(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < PduHeader.Length)
        {
            return BadFrame(default, $"command_length: a header of {PhraseOctets(PduHeader.Length)} expected, {PhraseOctets(frame.Length)} came.");
        }

        PduHeader header = PduHeader.Read(frame);
        if (header.CommandLength != frame.Length)
        {
            return BadFrame(header, $"command_length: says {header.CommandLength}, {PhraseOctets(frame.Length)} came.");
        }

        bool lenient = header.CommandId.IsResponse || !HasFields(header.CommandId);
        PduReader reader = new(frame[PduHeader.Length..], lenient);
        Pdu? pdu = PduCatalog.ReadBody(header.CommandId, ref reader);
        if (pdu is null)
        {
            return Unknown(header);
        }

        if (reader.Error is not null)
        {
            return Refuse(header, reader.Error);
        }

        ReadOnlySpan<byte> rest = reader.Rest;
        int whole = TlvCollection.MeasureWhole(rest);
        PduError? broken = whole == rest.Length ? null : BrokenTail(rest.Length - whole);
        if (broken is not null && !lenient && !IsTowardsEsme(header.CommandId))
        {
            return Refuse(header, broken);
        }

        pdu.SetReceived(header, TlvCollection.FromWhole(rest[..whole]));
        return new PduDecodeResult { Outcome = DecodeOutcome.Accept, Header = header, Pdu = pdu, Error = broken };
    }

    private static bool HasFields(CommandId id) => id != CommandId.EnquireLink && id != CommandId.Unbind;

    private static bool IsTowardsEsme(CommandId id) =>
        id == CommandId.DeliverSm || id == CommandId.DataSm || id == CommandId.AlertNotification || id == CommandId.Outbind;

    private static PduDecodeResult BadFrame(PduHeader header, string message) => new()
    {
        Outcome = DecodeOutcome.FramingError,
        Header = header,
        Error = new PduError("command_length", CommandStatus.ESME_RINVCMDLEN, message, IsTruncated: true),
    };

    private static PduDecodeResult Unknown(PduHeader header) => new()
    {
        Outcome = header.CommandId.IsResponse ? DecodeOutcome.Ignore : DecodeOutcome.Reject,
        Header = header,
        Error = new PduError("command_id", CommandStatus.ESME_RINVCMDID, $"command_id: {header.CommandId.Name} is unknown."),
    };

    private static PduDecodeResult Refuse(PduHeader header, PduError error) => new()
    {
        Outcome = PduCatalog.HasResponse(header.CommandId) ? DecodeOutcome.Reject : DecodeOutcome.Ignore,
        Header = header,
        Error = error,
    };

    private static PduError BrokenTail(int octets) =>
        new("tlv", CommandStatus.ESME_RINVOPTPARSTREAM, $"tlv: the last {PhraseOctets(octets)} are no whole TLV.");

    private static string PhraseOctets(int count) => count == 1 ? "1 octet" : $"{count} octets";
}
