using System.Globalization;
using Spectre.Console;
using SmppSaga.Cli.Sending;

namespace SmppSaga.Cli.Demo;

/// <summary>The demo's table: who got what from which number. It fits into 80 columns.</summary>
internal static class DemoTable
{
    public static Table Of(IReadOnlyList<MessageRow> rows)
    {
        Table table = new Table().Border(TableBorder.Minimal);
        foreach (string name in new[] { "to", "operator", "sender", "seq", "SMSC id", "state", "ms" })
        {
            TableColumn column = new TableColumn(name).NoWrap().PadLeft(0).PadRight(name == "ms" ? 0 : 1);
            table.AddColumn(name is "seq" or "ms" ? column.RightAligned() : column);
        }

        foreach (MessageRow x in rows)
        {
            PartRow? part = x.Parts.Count > 0 ? x.Parts[0] : null;
            table.AddRow(
                Markup.Escape(x.To ?? ""), Markup.Escape(x.Operator ?? ""), Markup.Escape(x.Sender ?? ""),
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
