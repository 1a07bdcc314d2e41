namespace SmppSaga.Gateway.Messages.Facts;

/// <summary>A bind is about to write a part. Recorded only when the part may be written now: otherwise nothing changes and nothing may be written.</summary>
internal sealed record SubmitIntended(Guid SmsId, DateTimeOffset At, ushort Part, ushort Parts, ushort Reference, BindRef Bind, uint SequenceNumber, DateTimeOffset AnswerBy)
    : IMessageFact;
