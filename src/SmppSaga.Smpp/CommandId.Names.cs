using System.Collections.Frozen;

namespace SmppSaga.Smpp;

public readonly partial record struct CommandId
{
    /// <summary>generic_nack</summary>
    public static CommandId GenericNack => new(0x80000000);

    /// <summary>bind_receiver</summary>
    public static CommandId BindReceiver => new(0x00000001);

    /// <summary>bind_receiver_resp</summary>
    public static CommandId BindReceiverResp => new(0x80000001);

    /// <summary>bind_transmitter</summary>
    public static CommandId BindTransmitter => new(0x00000002);

    /// <summary>bind_transmitter_resp</summary>
    public static CommandId BindTransmitterResp => new(0x80000002);

    /// <summary>query_sm</summary>
    public static CommandId QuerySm => new(0x00000003);

    /// <summary>query_sm_resp</summary>
    public static CommandId QuerySmResp => new(0x80000003);

    /// <summary>submit_sm</summary>
    public static CommandId SubmitSm => new(0x00000004);

    /// <summary>submit_sm_resp</summary>
    public static CommandId SubmitSmResp => new(0x80000004);

    /// <summary>deliver_sm</summary>
    public static CommandId DeliverSm => new(0x00000005);

    /// <summary>deliver_sm_resp</summary>
    public static CommandId DeliverSmResp => new(0x80000005);

    /// <summary>unbind</summary>
    public static CommandId Unbind => new(0x00000006);

    /// <summary>unbind_resp</summary>
    public static CommandId UnbindResp => new(0x80000006);

    /// <summary>replace_sm</summary>
    public static CommandId ReplaceSm => new(0x00000007);

    /// <summary>replace_sm_resp</summary>
    public static CommandId ReplaceSmResp => new(0x80000007);

    /// <summary>cancel_sm</summary>
    public static CommandId CancelSm => new(0x00000008);

    /// <summary>cancel_sm_resp</summary>
    public static CommandId CancelSmResp => new(0x80000008);

    /// <summary>bind_transceiver</summary>
    public static CommandId BindTransceiver => new(0x00000009);

    /// <summary>bind_transceiver_resp</summary>
    public static CommandId BindTransceiverResp => new(0x80000009);

    /// <summary>outbind</summary>
    public static CommandId Outbind => new(0x0000000B);

    /// <summary>enquire_link</summary>
    public static CommandId EnquireLink => new(0x00000015);

    /// <summary>enquire_link_resp</summary>
    public static CommandId EnquireLinkResp => new(0x80000015);

    /// <summary>submit_multi</summary>
    public static CommandId SubmitMulti => new(0x00000021);

    /// <summary>submit_multi_resp</summary>
    public static CommandId SubmitMultiResp => new(0x80000021);

    /// <summary>alert_notification</summary>
    public static CommandId AlertNotification => new(0x00000102);

    /// <summary>data_sm</summary>
    public static CommandId DataSm => new(0x00000103);

    /// <summary>data_sm_resp</summary>
    public static CommandId DataSmResp => new(0x80000103);

    /// <summary>broadcast_sm</summary>
    public static CommandId BroadcastSm => new(0x00000111);

    /// <summary>broadcast_sm_resp</summary>
    public static CommandId BroadcastSmResp => new(0x80000111);

    /// <summary>query_broadcast_sm</summary>
    public static CommandId QueryBroadcastSm => new(0x00000112);

    /// <summary>query_broadcast_sm_resp</summary>
    public static CommandId QueryBroadcastSmResp => new(0x80000112);

    /// <summary>cancel_broadcast_sm</summary>
    public static CommandId CancelBroadcastSm => new(0x00000113);

    /// <summary>cancel_broadcast_sm_resp</summary>
    public static CommandId CancelBroadcastSmResp => new(0x80000113);

    private static readonly FrozenDictionary<uint, string> Names = new Dictionary<uint, string>
    {
        [0x80000000] = "generic_nack",
        [0x00000001] = "bind_receiver",
        [0x80000001] = "bind_receiver_resp",
        [0x00000002] = "bind_transmitter",
        [0x80000002] = "bind_transmitter_resp",
        [0x00000003] = "query_sm",
        [0x80000003] = "query_sm_resp",
        [0x00000004] = "submit_sm",
        [0x80000004] = "submit_sm_resp",
        [0x00000005] = "deliver_sm",
        [0x80000005] = "deliver_sm_resp",
        [0x00000006] = "unbind",
        [0x80000006] = "unbind_resp",
        [0x00000007] = "replace_sm",
        [0x80000007] = "replace_sm_resp",
        [0x00000008] = "cancel_sm",
        [0x80000008] = "cancel_sm_resp",
        [0x00000009] = "bind_transceiver",
        [0x80000009] = "bind_transceiver_resp",
        [0x0000000B] = "outbind",
        [0x00000015] = "enquire_link",
        [0x80000015] = "enquire_link_resp",
        [0x00000021] = "submit_multi",
        [0x80000021] = "submit_multi_resp",
        [0x00000102] = "alert_notification",
        [0x00000103] = "data_sm",
        [0x80000103] = "data_sm_resp",
        [0x00000111] = "broadcast_sm",
        [0x80000111] = "broadcast_sm_resp",
        [0x00000112] = "query_broadcast_sm",
        [0x80000112] = "query_broadcast_sm_resp",
        [0x00000113] = "cancel_broadcast_sm",
        [0x80000113] = "cancel_broadcast_sm_resp",
    }.ToFrozenDictionary();
}
