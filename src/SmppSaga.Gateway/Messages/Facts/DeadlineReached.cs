namespace SmppSaga.Gateway.Messages.Facts;

/// <summary>The message's deadline has passed: whatever was waited for did not happen.</summary>
/// <param name="SmsId">The message.</param>
/// <param name="At">Now.</param>
/// <param name="Policy">The connector's on_unknown_outcome.</param>
/// <param name="ResendAt">When the policy is resend: not before this instant.</param>
internal sealed record DeadlineReached(Guid SmsId, DateTimeOffset At, string Policy, DateTimeOffset ResendAt) : IMessageFact;
