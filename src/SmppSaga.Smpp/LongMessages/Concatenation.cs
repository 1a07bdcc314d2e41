namespace SmppSaga.Smpp.LongMessages;

/// <summary>How the parts of a long message find each other again.</summary>
public enum Concatenation
{
    /// <summary>User data header with an 8-bit reference, 6 octets (3GPP TS 23.040, 9.2.3.24.1).</summary>
    Udh8,

    /// <summary>User data header with a 16-bit reference, 7 octets (3GPP TS 23.040, 9.2.3.24.8).</summary>
    Udh16,

    /// <summary>The TLVs sar_msg_ref_num, sar_total_segments and sar_segment_seqnum (SMPP 3.4, 5.3.2.22 to 24); the SMSC writes the header.</summary>
    Sar,

    /// <summary>The whole text in the TLV message_payload (SMPP 3.4, 5.3.2.32); the SMSC cuts it.</summary>
    Payload,
}
