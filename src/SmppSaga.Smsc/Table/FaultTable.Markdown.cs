using System.Globalization;
using System.Text;
using SmppSaga.Smpp;
using SmppSaga.Smpp.Receipts;

namespace SmppSaga.Smsc;

/// <content>The table for readers.</content>
public static partial class FaultTable
{
    /// <summary>All rows as a Markdown table, settings with their defaults.</summary>
    public static string ToMarkdown()
    {
        StringBuilder table = new("| `do` | counts | settings | what happens |\n| --- | --- | --- | --- |\n");
        foreach (FaultRow row in Rows)
        {
            string settings = string.Join(", ", row.Arguments.Select(argument => $"`{argument.Name}: {Write(argument.Default)}`"));
            table.Append(CultureInfo.InvariantCulture, $"| `{row.Word}` | {Describe(row.Occasion)} | {settings} | {row.Meaning} |\n");
        }

        return table.ToString();
    }

    private static string Describe(FaultOccasion occasion) => occasion switch
    {
        FaultOccasion.Answer or FaultOccasion.Submit => "submits",
        FaultOccasion.Receipt => "receipts",
        _ => "binds",
    };

    private static string Write(object value) => value switch
    {
        TimeSpan duration => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds}ms"),
        bool flag => flag ? "true" : "false",
        CommandStatus status => status.Name,
        byte state => ReceiptState.WordOf(state)!,
        ConnectionEnd.Fin => "fin",
        ConnectionEnd.Rst => "rst",
        byte[] octets => Convert.ToHexStringLower(octets),
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
