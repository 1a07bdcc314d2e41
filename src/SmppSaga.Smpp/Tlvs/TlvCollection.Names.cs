namespace SmppSaga.Smpp;

/// <content>Every TLV of 3.4 (5.3.2) and 5.0 (4.8.4) by name: the first with its tag; null when absent, or when a number has another length.</content>
public readonly partial struct TlvCollection
{
    /// <summary>dest_addr_subunit (0x0005).</summary>
    public byte? DestAddrSubunit => GetByte(TlvTag.DestAddrSubunit);

    /// <summary>dest_network_type (0x0006).</summary>
    public byte? DestNetworkType => GetByte(TlvTag.DestNetworkType);

    /// <summary>dest_bearer_type (0x0007).</summary>
    public byte? DestBearerType => GetByte(TlvTag.DestBearerType);

    /// <summary>dest_telematics_id (0x0008).</summary>
    public ushort? DestTelematicsId => GetUInt16(TlvTag.DestTelematicsId);

    /// <summary>source_addr_subunit (0x000D).</summary>
    public byte? SourceAddrSubunit => GetByte(TlvTag.SourceAddrSubunit);

    /// <summary>source_network_type (0x000E).</summary>
    public byte? SourceNetworkType => GetByte(TlvTag.SourceNetworkType);

    /// <summary>source_bearer_type (0x000F).</summary>
    public byte? SourceBearerType => GetByte(TlvTag.SourceBearerType);

    /// <summary>source_telematics_id (0x0010).</summary>
    public byte? SourceTelematicsId => GetByte(TlvTag.SourceTelematicsId);

    /// <summary>qos_time_to_live (0x0017).</summary>
    public uint? QosTimeToLive => GetUInt32(TlvTag.QosTimeToLive);

    /// <summary>payload_type (0x0019).</summary>
    public byte? PayloadType => GetByte(TlvTag.PayloadType);

    /// <summary>additional_status_info_text (0x001D).</summary>
    public string? AdditionalStatusInfoText => GetString(TlvTag.AdditionalStatusInfoText);

    /// <summary>receipted_message_id (0x001E).</summary>
    public string? ReceiptedMessageId => GetString(TlvTag.ReceiptedMessageId);

    /// <summary>ms_msg_wait_facilities (0x0030).</summary>
    public byte? MsMsgWaitFacilities => GetByte(TlvTag.MsMsgWaitFacilities);

    /// <summary>privacy_indicator (0x0201).</summary>
    public byte? PrivacyIndicator => GetByte(TlvTag.PrivacyIndicator);

    /// <summary>source_subaddress (0x0202).</summary>
    public ReadOnlyMemory<byte>? SourceSubaddress => GetOctets(TlvTag.SourceSubaddress);

    /// <summary>dest_subaddress (0x0203).</summary>
    public ReadOnlyMemory<byte>? DestSubaddress => GetOctets(TlvTag.DestSubaddress);

    /// <summary>user_message_reference (0x0204).</summary>
    public ushort? UserMessageReference => GetUInt16(TlvTag.UserMessageReference);

    /// <summary>user_response_code (0x0205).</summary>
    public byte? UserResponseCode => GetByte(TlvTag.UserResponseCode);

    /// <summary>source_port (0x020A).</summary>
    public ushort? SourcePort => GetUInt16(TlvTag.SourcePort);

    /// <summary>destination_port (0x020B).</summary>
    public ushort? DestinationPort => GetUInt16(TlvTag.DestinationPort);

    /// <summary>sar_msg_ref_num (0x020C).</summary>
    public ushort? SarMsgRefNum => GetUInt16(TlvTag.SarMsgRefNum);

    /// <summary>language_indicator (0x020D).</summary>
    public byte? LanguageIndicator => GetByte(TlvTag.LanguageIndicator);

    /// <summary>sar_total_segments (0x020E).</summary>
    public byte? SarTotalSegments => GetByte(TlvTag.SarTotalSegments);

    /// <summary>sar_segment_seqnum (0x020F).</summary>
    public byte? SarSegmentSeqnum => GetByte(TlvTag.SarSegmentSeqnum);

    /// <summary>sc_interface_version (0x0210).</summary>
    public byte? ScInterfaceVersion => GetByte(TlvTag.ScInterfaceVersion);

    /// <summary>callback_num_pres_ind (0x0302).</summary>
    public byte? CallbackNumPresInd => GetByte(TlvTag.CallbackNumPresInd);

    /// <summary>callback_num_atag (0x0303).</summary>
    public ReadOnlyMemory<byte>? CallbackNumAtag => GetOctets(TlvTag.CallbackNumAtag);

    /// <summary>number_of_messages (0x0304).</summary>
    public byte? NumberOfMessages => GetByte(TlvTag.NumberOfMessages);

    /// <summary>callback_num (0x0381).</summary>
    public ReadOnlyMemory<byte>? CallbackNum => GetOctets(TlvTag.CallbackNum);

    /// <summary>dpf_result (0x0420).</summary>
    public byte? DpfResult => GetByte(TlvTag.DpfResult);

    /// <summary>set_dpf (0x0421).</summary>
    public byte? SetDpf => GetByte(TlvTag.SetDpf);

    /// <summary>ms_availability_status (0x0422).</summary>
    public byte? MsAvailabilityStatus => GetByte(TlvTag.MsAvailabilityStatus);

    /// <summary>network_error_code (0x0423).</summary>
    public ReadOnlyMemory<byte>? NetworkErrorCode => GetOctets(TlvTag.NetworkErrorCode);

    /// <summary>message_payload (0x0424).</summary>
    public ReadOnlyMemory<byte>? MessagePayload => GetOctets(TlvTag.MessagePayload);

    /// <summary>delivery_failure_reason (0x0425).</summary>
    public byte? DeliveryFailureReason => GetByte(TlvTag.DeliveryFailureReason);

    /// <summary>more_messages_to_send (0x0426).</summary>
    public byte? MoreMessagesToSend => GetByte(TlvTag.MoreMessagesToSend);

    /// <summary>message_state (0x0427).</summary>
    public byte? MessageState => GetByte(TlvTag.MessageState);

    /// <summary>congestion_state (0x0428).</summary>
    public byte? CongestionState => GetByte(TlvTag.CongestionState);

    /// <summary>ussd_service_op (0x0501).</summary>
    public byte? UssdServiceOp => GetByte(TlvTag.UssdServiceOp);

    /// <summary>broadcast_channel_indicator (0x0600).</summary>
    public byte? BroadcastChannelIndicator => GetByte(TlvTag.BroadcastChannelIndicator);

    /// <summary>broadcast_content_type (0x0601).</summary>
    public ReadOnlyMemory<byte>? BroadcastContentType => GetOctets(TlvTag.BroadcastContentType);

    /// <summary>broadcast_content_type_info (0x0602).</summary>
    public ReadOnlyMemory<byte>? BroadcastContentTypeInfo => GetOctets(TlvTag.BroadcastContentTypeInfo);

    /// <summary>broadcast_message_class (0x0603).</summary>
    public byte? BroadcastMessageClass => GetByte(TlvTag.BroadcastMessageClass);

    /// <summary>broadcast_rep_num (0x0604).</summary>
    public ushort? BroadcastRepNum => GetUInt16(TlvTag.BroadcastRepNum);

    /// <summary>broadcast_frequency_interval (0x0605).</summary>
    public ReadOnlyMemory<byte>? BroadcastFrequencyInterval => GetOctets(TlvTag.BroadcastFrequencyInterval);

    /// <summary>broadcast_area_identifier (0x0606).</summary>
    public ReadOnlyMemory<byte>? BroadcastAreaIdentifier => GetOctets(TlvTag.BroadcastAreaIdentifier);

    /// <summary>broadcast_error_status (0x0607).</summary>
    public uint? BroadcastErrorStatus => GetUInt32(TlvTag.BroadcastErrorStatus);

    /// <summary>broadcast_area_success (0x0608).</summary>
    public byte? BroadcastAreaSuccess => GetByte(TlvTag.BroadcastAreaSuccess);

    /// <summary>broadcast_end_time (0x0609).</summary>
    public string? BroadcastEndTime => GetString(TlvTag.BroadcastEndTime);

    /// <summary>broadcast_service_group (0x060A).</summary>
    public ReadOnlyMemory<byte>? BroadcastServiceGroup => GetOctets(TlvTag.BroadcastServiceGroup);

    /// <summary>billing_identification (0x060B).</summary>
    public ReadOnlyMemory<byte>? BillingIdentification => GetOctets(TlvTag.BillingIdentification);

    /// <summary>source_network_id (0x060D).</summary>
    public string? SourceNetworkId => GetString(TlvTag.SourceNetworkId);

    /// <summary>dest_network_id (0x060E).</summary>
    public string? DestNetworkId => GetString(TlvTag.DestNetworkId);

    /// <summary>source_node_id (0x060F).</summary>
    public ReadOnlyMemory<byte>? SourceNodeId => GetOctets(TlvTag.SourceNodeId);

    /// <summary>dest_node_id (0x0610).</summary>
    public ReadOnlyMemory<byte>? DestNodeId => GetOctets(TlvTag.DestNodeId);

    /// <summary>dest_addr_np_resolution (0x0611).</summary>
    public byte? DestAddrNpResolution => GetByte(TlvTag.DestAddrNpResolution);

    /// <summary>dest_addr_np_information (0x0612).</summary>
    public ReadOnlyMemory<byte>? DestAddrNpInformation => GetOctets(TlvTag.DestAddrNpInformation);

    /// <summary>dest_addr_np_country (0x0613).</summary>
    public ReadOnlyMemory<byte>? DestAddrNpCountry => GetOctets(TlvTag.DestAddrNpCountry);

    /// <summary>display_time (0x1201).</summary>
    public byte? DisplayTime => GetByte(TlvTag.DisplayTime);

    /// <summary>sms_signal (0x1203).</summary>
    public ushort? SmsSignal => GetUInt16(TlvTag.SmsSignal);

    /// <summary>ms_validity (0x1204).</summary>
    public ReadOnlyMemory<byte>? MsValidity => GetOctets(TlvTag.MsValidity);

    /// <summary>alert_on_message_delivery (0x130C).</summary>
    public ReadOnlyMemory<byte>? AlertOnMessageDelivery => GetOctets(TlvTag.AlertOnMessageDelivery);

    /// <summary>its_reply_type (0x1380).</summary>
    public byte? ItsReplyType => GetByte(TlvTag.ItsReplyType);

    /// <summary>its_session_info (0x1383).</summary>
    public ReadOnlyMemory<byte>? ItsSessionInfo => GetOctets(TlvTag.ItsSessionInfo);
}
