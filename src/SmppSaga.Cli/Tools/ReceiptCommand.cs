using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Cli.Tools;

/// <summary><c>receipt parse</c>: what a tolerant reader finds in the text of a delivery receipt.</summary>
internal static class ReceiptCommand
{
    public static Command Create(Func<TextReader>? standardInput = null)
    {
        Argument<string> input = new("TEXT") { Description = ToolInput.Description };
        Option<bool> hex = new("--hex") { Description = "the input is the octets of short_message in hexadecimal" };
        Option<byte> dataCoding = new("--data-coding") { Description = "data_coding of the octets (0)" };
        Option<string?> messageId = new("--receipted-message-id") { Description = "value of the TLV, which comes before the text" };
        Option<byte?> state = new("--message-state") { Description = "value of the TLV, which comes before the text" };
        Command parse = new("parse", "Reads the text of a delivery receipt.") { input, hex, dataCoding, messageId, state };
        parse.SetAction(result => ToolRunner.Run(result, result.GetRequiredValue(input), standardInput ?? ToolInput.StandardInput, (text, json) =>
        {
            (string? id, byte? messageState) = (result.GetValue(messageId), result.GetValue(state));
            DeliveryReceipt receipt = result.GetValue(hex)
                ? DeliveryReceipt.Parse(Convert.FromHexString(text), result.GetValue(dataCoding), id, messageState)
                : DeliveryReceipt.Parse(text, id, messageState);
            Write(receipt, json);
        }));
        return new Command("receipt", "Delivery receipts.") { parse, ToolRunner.JsonOption() };
    }

    private static void Write(DeliveryReceipt receipt, Utf8JsonWriter json)
    {
        json.WriteString("id", ToolRunner.Printable(receipt.MessageId));
        WriteNumber(json, "sub", receipt.Sub);
        WriteNumber(json, "dlvrd", receipt.Dlvrd);
        json.WriteString("submit_date", receipt.SubmitTime?.ToString("s", CultureInfo.InvariantCulture));
        json.WriteString("done_date", receipt.DoneTime?.ToString("s", CultureInfo.InvariantCulture));
        json.WriteString("stat", ToolRunner.Printable(receipt.State));
        json.WriteString("err", ToolRunner.Printable(receipt.ErrorCode));
        json.WriteString("text", ToolRunner.Printable(receipt.Text));
        WriteNumber(json, "message_state", receipt.MessageState);
        json.WriteBoolean("is_receipt", receipt.IsUsable);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, value.Value);
        }
    }
}
