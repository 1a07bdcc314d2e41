namespace SmppSaga.Smpp.Receipts;

/// <summary>The keys of a receipt's text (SMPP 3.4, appendix B).</summary>
internal enum ReceiptField
{
    Id,
    Sub,
    Dlvrd,
    SubmitDate,
    DoneDate,
    State,
    Error,
    Text,
}
