namespace SmppSaga.Gateway.Messages.Facts;

/// <summary>The answer to a written part will not come: no answer in time, session ended, or the epoch is superseded.</summary>
/// <param name="SmsId">The message.</param>
/// <param name="At">When that became clear.</param>
/// <param name="Bind">The bind and epoch of the intent.</param>
/// <param name="SequenceNumber">Its sequence_number.</param>
/// <param name="Policy">resend, hold or fail; a policy of the message itself goes before.</param>
/// <param name="ResendAt">When the policy is resend: not before this instant.</param>
/// <param name="Reason">In words.</param>
internal sealed record OutcomeDoubted(Guid SmsId, DateTimeOffset At, BindRef Bind, uint SequenceNumber, string Policy, DateTimeOffset ResendAt, string Reason) : IMessageFact;
