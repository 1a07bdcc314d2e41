using System.Globalization;
using System.Text;
using SmppSaga.Smpp;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Smsc;

/// <summary>The text of a receipt (SMPP 3.4, appendix B).</summary>
internal static class ReceiptText
{
    private const string DateForm = "yyMMddHHmm";
    private const int MaxQuoted = 20;
    private const byte Delivered = 2;

    public static string Write(ReceiptDraft draft, SmscMessage message, DateTimeOffset now)
    {
        string word = ReceiptState.WordOf(draft.State) ?? "UNKNOWN";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"id:{draft.MessageId} sub:001 dlvrd:{(draft.State == Delivered ? "001" : "000")} submit date:{Date(message.SubmittedAt)} done date:{Date(now)} stat:{word} err:{draft.ErrorCode} text:{Quote(message.Pdu)}");
    }

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture);

    /// <summary>The beginning of a text in ASCII; of any other nothing.</summary>
    private static string Quote(SubmitSm pdu)
    {
        ReadOnlySpan<byte> text = pdu.ShortMessage.Span;
        text = text[..Math.Min(text.Length, MaxQuoted)];
        return text.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? "" : Encoding.ASCII.GetString(text);
    }
}
