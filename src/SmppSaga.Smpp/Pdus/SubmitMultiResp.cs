namespace SmppSaga.Smpp;

/// <summary>submit_multi_resp (SMPP 3.4, 4.5.2): one id for all recipients, and those that were refused.</summary>
public sealed record SubmitMultiResp : Pdu, IPdu<SubmitMultiResp>
{
    /// <inheritdoc/>
    public static CommandId Id => CommandId.SubmitMultiResp;

    /// <inheritdoc/>
    public override CommandId CommandId => Id;

    /// <summary>message_id, at most 64 characters; a longer one received is kept.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>unsuccess_sme: at most 255 recipients that were refused.</summary>
    public IReadOnlyList<UnsuccessSme> UnsuccessSmes { get; init; } = [];

    /// <inheritdoc/>
    public static SubmitMultiResp ReadBody(ref PduReader reader) => new()
    {
        MessageId = reader.ReadCOctetString("message_id", maxOctets: int.MaxValue),
        UnsuccessSmes = ReadRefused(ref reader),
    };

    /// <inheritdoc/>
    public override void WriteBody(ref PduWriter writer)
    {
        writer.WriteCOctetString("message_id", MessageId, maxOctets: 65);
        if (UnsuccessSmes is null)
        {
            throw SmppFieldException.Missing("unsuccess_sme");
        }

        if (UnsuccessSmes.Count > byte.MaxValue)
        {
            throw SmppFieldException.TooMany("unsuccess_sme", byte.MaxValue, UnsuccessSmes.Count);
        }

        writer.WriteByte((byte)UnsuccessSmes.Count);
        foreach (UnsuccessSme refused in UnsuccessSmes)
        {
            (refused ?? throw SmppFieldException.Missing("unsuccess_sme")).Write(ref writer);
        }
    }

    /// <inheritdoc/>
    public bool Equals(SubmitMultiResp? other) => HasSameOctets(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashOctets();

    private static EncodedList<UnsuccessSme> ReadRefused(ref PduReader reader)
    {
        int claimed = reader.ReadByte("no_unsuccess");
        ReadOnlySpan<byte> all = reader.Rest;
        int count = 0;
        while (count < claimed && !reader.End)
        {
            UnsuccessSme.Skip(ref reader);
            count++;
        }

        return new(all[..^reader.Rest.Length].ToArray(), count, UnsuccessSme.Read);
    }
}
