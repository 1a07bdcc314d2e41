using SmppSaga.Gateway.Messages.Records;

namespace SmppSaga.Gateway.Messages.Facts;

/// <summary>A SendSms came in and was routed, or refused.</summary>
/// <param name="SmsId">The message.</param>
/// <param name="Accepted">What will be stored.</param>
/// <param name="Refusal">Set when the message cannot be sent.</param>
internal sealed record SmsRouted(Guid SmsId, SmsAccepted Accepted, MessageRefused? Refusal) : IMessageFact;
