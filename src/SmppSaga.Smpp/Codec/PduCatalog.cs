namespace SmppSaga.Smpp;

/// <summary>What there is to know by command_id: how to read the body, and what answers a request.</summary>
internal static class PduCatalog
{
    /// <summary>Reads the body of a known PDU; null when the id is unknown.</summary>
    public static Pdu? ReadBody(CommandId id, ref PduReader reader) => id.Value switch
    {
        0x00000001 => BindReceiver.ReadBody(ref reader),
        0x80000001 => BindReceiverResp.ReadBody(ref reader),
        0x00000002 => BindTransmitter.ReadBody(ref reader),
        0x80000002 => BindTransmitterResp.ReadBody(ref reader),
        0x00000003 => QuerySm.ReadBody(ref reader),
        0x80000003 => QuerySmResp.ReadBody(ref reader),
        0x00000004 => SubmitSm.ReadBody(ref reader),
        0x80000004 => SubmitSmResp.ReadBody(ref reader),
        0x00000005 => DeliverSm.ReadBody(ref reader),
        0x80000005 => DeliverSmResp.ReadBody(ref reader),
        0x00000006 => Unbind.ReadBody(ref reader),
        0x80000006 => UnbindResp.ReadBody(ref reader),
        0x00000007 => ReplaceSm.ReadBody(ref reader),
        0x80000007 => ReplaceSmResp.ReadBody(ref reader),
        0x00000008 => CancelSm.ReadBody(ref reader),
        0x80000008 => CancelSmResp.ReadBody(ref reader),
        0x00000009 => BindTransceiver.ReadBody(ref reader),
        0x80000009 => BindTransceiverResp.ReadBody(ref reader),
        0x0000000B => Outbind.ReadBody(ref reader),
        0x00000015 => EnquireLink.ReadBody(ref reader),
        0x80000015 => EnquireLinkResp.ReadBody(ref reader),
        0x00000021 => SubmitMulti.ReadBody(ref reader),
        0x80000021 => SubmitMultiResp.ReadBody(ref reader),
        0x00000102 => AlertNotification.ReadBody(ref reader),
        0x00000103 => DataSm.ReadBody(ref reader),
        0x80000103 => DataSmResp.ReadBody(ref reader),
        0x00000111 => BroadcastSm.ReadBody(ref reader),
        0x80000111 => BroadcastSmResp.ReadBody(ref reader),
        0x00000112 => QueryBroadcastSm.ReadBody(ref reader),
        0x80000112 => QueryBroadcastSmResp.ReadBody(ref reader),
        0x00000113 => CancelBroadcastSm.ReadBody(ref reader),
        0x80000113 => CancelBroadcastSmResp.ReadBody(ref reader),
        0x80000000 => GenericNack.ReadBody(ref reader),
        _ => null,
    };

    /// <summary>An empty response to this request; null when the specification has none (outbind, alert_notification, unknown ids).</summary>
    public static Pdu? CreateResponse(CommandId request, CommandStatus status, uint sequenceNumber) =>
        CreateResponse(request) is { } response ? response with { CommandStatus = status, SequenceNumber = sequenceNumber } : null;

    /// <summary>False for outbind and alert_notification, which are never answered; unknown ones get generic_nack.</summary>
    public static bool HasResponse(CommandId request) => request != CommandId.Outbind && request != CommandId.AlertNotification;

    /// <summary>The answer to a request that is out of place; null for those that have no response.</summary>
    public static Pdu? CreateRejection(Pdu request, CommandStatus status) => CreateResponse(request.CommandId, status, request.SequenceNumber);

    /// <summary>The answer to a request that could not be read. A wrong length is told by generic_nack (3.4, 4.3), a wrong field by the response.</summary>
    public static Pdu CreateRejection(PduHeader header, PduError error)
    {
        Pdu? response = error.IsTruncated ? null : CreateResponse(header.CommandId, error.Status, header.SequenceNumber);
        return response ?? new GenericNack { CommandStatus = error.Status, SequenceNumber = header.SequenceNumber };
    }

    private static Pdu? CreateResponse(CommandId request) => request.Value switch
    {
        0x01 => new BindReceiverResp(),
        0x02 => new BindTransmitterResp(),
        0x03 => new QuerySmResp(),
        0x04 => new SubmitSmResp(),
        0x05 => new DeliverSmResp(),
        0x06 => new UnbindResp(),
        0x07 => new ReplaceSmResp(),
        0x08 => new CancelSmResp(),
        0x09 => new BindTransceiverResp(),
        0x15 => new EnquireLinkResp(),
        0x21 => new SubmitMultiResp(),
        0x103 => new DataSmResp(),
        0x111 => new BroadcastSmResp(),
        0x112 => new QueryBroadcastSmResp(),
        0x113 => new CancelBroadcastSmResp(),
        _ => null,
    };
}
