using System.Globalization;
using Spectre.Console;
using SmppSaga.Cli.Sending;

namespace SmppSaga.Cli.Demo;

/// <summary>The demo's table: who got what from which number.</summary>
internal static class DemoTable
{
    public static Table Of(IReadOnlyList<MessageRow> rows)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("to", "operator", "sender", "connector", "seq", "SMSC id", "state");
        table.AddColumn(new TableColumn("ms").RightAligned());
        foreach (MessageRow x in rows)
        {
            PartRow? part = x.Parts.Count > 0 ? x.Parts[0] : null;
            table.AddRow(
                Markup.Escape(x.To ?? ""), Markup.Escape(x.Operator ?? ""), Markup.Escape(x.Sender ?? ""), Markup.Escape(x.Connector ?? ""),
                part?.SequenceNumber?.ToString(CultureInfo.InvariantCulture) ?? "", Markup.Escape(part?.SmscMessageId ?? ""),
                $"[{Color(x.State)}]{x.State}[/]", x.Ms is { } ms ? ms.ToString("0", CultureInfo.InvariantCulture) : "");
        }

        return table;
    }

    public static string Summary(IReadOnlyList<MessageRow> rows) =>
        $"{rows.Count} messages: {string.Join(", ", rows.GroupBy(x => x.State, StringComparer.Ordinal).OrderByDescending(x => x.Count()).Select(x => $"{x.Count()} {x.Key}"))}";

    private static string Color(string state) => state switch
    {
        "Delivered" => "green",
        "Accepted" or "Submitted" or "Acknowledged" or "Sent" => "yellow",
        _ => "red",
    };
}
