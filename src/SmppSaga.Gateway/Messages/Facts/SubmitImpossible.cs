namespace SmppSaga.Gateway.Messages.Facts;

/// <summary>The message turned out not to be sendable when its parts were built: nothing was written.</summary>
internal sealed record SubmitImpossible(Guid SmsId, DateTimeOffset At, string Reason, string Detail) : IMessageFact;
