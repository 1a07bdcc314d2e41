namespace SmppSaga.Smpp;

public readonly partial record struct TlvTag
{
    /// <summary>dest_addr_subunit</summary>
    public static TlvTag DestAddrSubunit => new(0x0005);

    /// <summary>dest_network_type</summary>
    public static TlvTag DestNetworkType => new(0x0006);

    /// <summary>dest_bearer_type</summary>
    public static TlvTag DestBearerType => new(0x0007);

    /// <summary>dest_telematics_id</summary>
    public static TlvTag DestTelematicsId => new(0x0008);

    /// <summary>source_addr_subunit</summary>
    public static TlvTag SourceAddrSubunit => new(0x000D);

    /// <summary>source_network_type</summary>
    public static TlvTag SourceNetworkType => new(0x000E);

    /// <summary>source_bearer_type</summary>
    public static TlvTag SourceBearerType => new(0x000F);

    /// <summary>source_telematics_id</summary>
    public static TlvTag SourceTelematicsId => new(0x0010);

    /// <summary>qos_time_to_live</summary>
    public static TlvTag QosTimeToLive => new(0x0017);

    /// <summary>payload_type</summary>
    public static TlvTag PayloadType => new(0x0019);

    /// <summary>additional_status_info_text</summary>
    public static TlvTag AdditionalStatusInfoText => new(0x001D);

    /// <summary>receipted_message_id</summary>
    public static TlvTag ReceiptedMessageId => new(0x001E);

    /// <summary>ms_msg_wait_facilities</summary>
    public static TlvTag MsMsgWaitFacilities => new(0x0030);

    /// <summary>privacy_indicator</summary>
    public static TlvTag PrivacyIndicator => new(0x0201);

    /// <summary>source_subaddress</summary>
    public static TlvTag SourceSubaddress => new(0x0202);

    /// <summary>dest_subaddress</summary>
    public static TlvTag DestSubaddress => new(0x0203);

    /// <summary>user_message_reference</summary>
    public static TlvTag UserMessageReference => new(0x0204);

    /// <summary>user_response_code</summary>
    public static TlvTag UserResponseCode => new(0x0205);

    /// <summary>source_port</summary>
    public static TlvTag SourcePort => new(0x020A);

    /// <summary>destination_port</summary>
    public static TlvTag DestinationPort => new(0x020B);

    /// <summary>sar_msg_ref_num</summary>
    public static TlvTag SarMsgRefNum => new(0x020C);

    /// <summary>language_indicator</summary>
    public static TlvTag LanguageIndicator => new(0x020D);

    /// <summary>sar_total_segments</summary>
    public static TlvTag SarTotalSegments => new(0x020E);

    /// <summary>sar_segment_seqnum</summary>
    public static TlvTag SarSegmentSeqnum => new(0x020F);

    /// <summary>sc_interface_version</summary>
    public static TlvTag ScInterfaceVersion => new(0x0210);

    /// <summary>callback_num_pres_ind</summary>
    public static TlvTag CallbackNumPresInd => new(0x0302);

    /// <summary>callback_num_atag</summary>
    public static TlvTag CallbackNumAtag => new(0x0303);

    /// <summary>number_of_messages</summary>
    public static TlvTag NumberOfMessages => new(0x0304);

    /// <summary>callback_num</summary>
    public static TlvTag CallbackNum => new(0x0381);

    /// <summary>dpf_result</summary>
    public static TlvTag DpfResult => new(0x0420);

    /// <summary>set_dpf</summary>
    public static TlvTag SetDpf => new(0x0421);

    /// <summary>ms_availability_status</summary>
    public static TlvTag MsAvailabilityStatus => new(0x0422);

    /// <summary>network_error_code</summary>
    public static TlvTag NetworkErrorCode => new(0x0423);

    /// <summary>message_payload</summary>
    public static TlvTag MessagePayload => new(0x0424);

    /// <summary>delivery_failure_reason</summary>
    public static TlvTag DeliveryFailureReason => new(0x0425);

    /// <summary>more_messages_to_send</summary>
    public static TlvTag MoreMessagesToSend => new(0x0426);

    /// <summary>message_state</summary>
    public static TlvTag MessageState => new(0x0427);

    /// <summary>congestion_state</summary>
    public static TlvTag CongestionState => new(0x0428);

    /// <summary>ussd_service_op</summary>
    public static TlvTag UssdServiceOp => new(0x0501);

    /// <summary>broadcast_channel_indicator</summary>
    public static TlvTag BroadcastChannelIndicator => new(0x0600);

    /// <summary>broadcast_content_type</summary>
    public static TlvTag BroadcastContentType => new(0x0601);

    /// <summary>broadcast_content_type_info</summary>
    public static TlvTag BroadcastContentTypeInfo => new(0x0602);

    /// <summary>broadcast_message_class</summary>
    public static TlvTag BroadcastMessageClass => new(0x0603);

    /// <summary>broadcast_rep_num</summary>
    public static TlvTag BroadcastRepNum => new(0x0604);

    /// <summary>broadcast_frequency_interval</summary>
    public static TlvTag BroadcastFrequencyInterval => new(0x0605);

    /// <summary>broadcast_area_identifier</summary>
    public static TlvTag BroadcastAreaIdentifier => new(0x0606);

    /// <summary>broadcast_error_status</summary>
    public static TlvTag BroadcastErrorStatus => new(0x0607);

    /// <summary>broadcast_area_success</summary>
    public static TlvTag BroadcastAreaSuccess => new(0x0608);

    /// <summary>broadcast_end_time</summary>
    public static TlvTag BroadcastEndTime => new(0x0609);

    /// <summary>broadcast_service_group</summary>
    public static TlvTag BroadcastServiceGroup => new(0x060A);

    /// <summary>billing_identification</summary>
    public static TlvTag BillingIdentification => new(0x060B);

    /// <summary>source_network_id</summary>
    public static TlvTag SourceNetworkId => new(0x060D);

    /// <summary>dest_network_id</summary>
    public static TlvTag DestNetworkId => new(0x060E);

    /// <summary>source_node_id</summary>
    public static TlvTag SourceNodeId => new(0x060F);

    /// <summary>dest_node_id</summary>
    public static TlvTag DestNodeId => new(0x0610);

    /// <summary>dest_addr_np_resolution</summary>
    public static TlvTag DestAddrNpResolution => new(0x0611);

    /// <summary>dest_addr_np_information</summary>
    public static TlvTag DestAddrNpInformation => new(0x0612);

    /// <summary>dest_addr_np_country</summary>
    public static TlvTag DestAddrNpCountry => new(0x0613);

    /// <summary>display_time</summary>
    public static TlvTag DisplayTime => new(0x1201);

    /// <summary>sms_signal</summary>
    public static TlvTag SmsSignal => new(0x1203);

    /// <summary>ms_validity</summary>
    public static TlvTag MsValidity => new(0x1204);

    /// <summary>alert_on_message_delivery</summary>
    public static TlvTag AlertOnMessageDelivery => new(0x130C);

    /// <summary>its_reply_type</summary>
    public static TlvTag ItsReplyType => new(0x1380);

    /// <summary>its_session_info</summary>
    public static TlvTag ItsSessionInfo => new(0x1383);
}
