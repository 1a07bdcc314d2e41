namespace SmppSaga.Contracts;

/// <summary>One part that the SMSC took.</summary>
/// <param name="Part">1 to the number of parts.</param>
/// <param name="SequenceNumber">SMPP sequence_number of its submit_sm.</param>
/// <param name="SmscMessageId">message_id of the submit_sm_resp, as received; empty when the SMSC gave none.</param>
public sealed record AcknowledgedPart(int Part, long SequenceNumber, string SmscMessageId);
