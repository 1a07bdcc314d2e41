using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>A submit_sm that was taken.</summary>
/// <param name="Number">What its ids are made of.</param>
/// <param name="Pdu">As received.</param>
/// <param name="Account">Whose message it is; its receipts go to any bind of this account.</param>
/// <param name="ResponseId">message_id in the answer.</param>
/// <param name="ReceiptId">The same id as receipts write it.</param>
/// <param name="SubmittedAt">When it came.</param>
internal sealed record SmscMessage(long Number, SubmitSm Pdu, Account Account, string ResponseId, string ReceiptId, DateTimeOffset SubmittedAt);
