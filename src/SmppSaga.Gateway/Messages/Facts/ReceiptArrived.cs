using SmppSaga.Contracts;

namespace SmppSaga.Gateway.Messages.Facts;

/// <summary>A receipt of the SMSC about a part.</summary>
/// <param name="SmsId">The message.</param>
/// <param name="At">When it was read.</param>
/// <param name="Part">The part that the id belongs to.</param>
/// <param name="SmscMessageId">The id in the receipt, verbatim.</param>
/// <param name="Outcome">Pending, Delivered, Failed or Expired.</param>
/// <param name="SmscState">stat as written.</param>
/// <param name="ErrorCode">err as written.</param>
/// <param name="SubmitDate">submit date as written.</param>
/// <param name="DoneDate">done date as written.</param>
/// <param name="Bind">The bind it came over.</param>
/// <param name="Whole">It speaks for all parts of the message.</param>
internal sealed record ReceiptArrived(
    Guid SmsId,
    DateTimeOffset At,
    ushort Part,
    string SmscMessageId,
    DeliveryStatus Outcome,
    string SmscState,
    string? ErrorCode,
    string? SubmitDate,
    string? DoneDate,
    string Bind,
    bool Whole = false) : IMessageFact;
