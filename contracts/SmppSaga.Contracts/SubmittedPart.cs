namespace SmppSaga.Contracts;

/// <summary>One submit_sm of a message.</summary>
/// <param name="Part">1 to the number of parts.</param>
/// <param name="Bind">The bind, as connector/slot.</param>
/// <param name="SequenceNumber">SMPP sequence_number, valid only on that bind's session.</param>
public sealed record SubmittedPart(int Part, string Bind, long SequenceNumber);
