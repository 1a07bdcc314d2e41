using System.Text;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>Every state, reached by the shortest script, against every fact: the resulting state, the new records, what goes out.</summary>
internal static class StateTable
{
    private static readonly (string Name, string Policy, string Script)[] _states =
    [
        ("Accepted", "resend", ""),
        ("Accepted, waiting for a retry", "resend", "write throttled"),
        ("Accepted, waiting for a flagged retry", "resend", "write ambiguous"),
        ("Submitted", "resend", "write"),
        ("Submitted, policy hold", "hold", "write"),
        ("Submitted, policy fail", "fail", "write"),
        ("Submitted, waiting to resend", "resend", "write unsure"),
        ("Submitted, resent", "resend", "write unsure due write"),
        ("Acknowledged", "resend", "write ok"),
        ("Uncertain", "hold", "write unsure"),
        ("Submitted, resend asked for", "hold", "write unsure resend!"),
        ("Delivered", "resend", "write ok DELIVRD"),
        ("Failed", "resend", "write ok UNDELIV"),
        ("Expired", "resend", "late"),
        ("Rejected", "resend", "write refused"),
        ("Cancelled", "resend", "cancel"),
        ("Unknown, second doubt", "resend", "write unsure due write unsure"),
        ("Unknown, policy fail", "fail", "write unsure"),
        ("Unknown, no receipt came", "resend", "write ok due"),
        ("Submitted, route with two more connectors", Elsewhere, "write"),
        ("Acknowledged, route with two more connectors", Elsewhere, "write ok"),
        ("Accepted, rerouted", Elsewhere, "write refused"),
        ("Submitted, rerouted", Elsewhere, "write refused write"),
        ("Submitted, rerouted to the last", Elsewhere, "write refused write refused write"),
    ];

    /// <summary>Policy resend, and a route that wants a failed message tried over its other connectors.</summary>
    private const string Elsewhere = "resend, reroute";

    private static readonly string[] _facts =
    [
        "again", "other", "impossible", "write", "ok", "refused", "throttled", "ambiguous", "unsure", "ok@1", "refused@1", "throttled@1",
        "ENROUTE", "DELIVRD", "UNDELIV", "EXPIRED", "due", "late", "cancel", "resend!", "fail!", "delivered!",
    ];

    /// <summary>Each state's script with each fact after it.</summary>
    public static IReadOnlyList<RandomLife> Pairs =>
        [.. _states.SelectMany(x => _facts.Select(fact => new RandomLife(x.Policy.Split(',')[0], 1, 1, Scheduled: false, $"{x.Script} {fact}".Trim()) { Reroutable = x.Policy == Elsewhere }))];

    /// <summary>Every move from one state to another, with the facts that cause it.</summary>
    public static async Task<IReadOnlyList<(MessageState From, MessageState To, string Fact)>> MovesAsync()
    {
        List<(MessageState From, MessageState To, string Fact)> moves = [];
        foreach ((_, string policy, string script) in _states)
        {
            foreach (string fact in _facts)
            {
                MessageUnderTest message = await AfterAsync(policy, script);
                MessageState from = (await message.LoadAsync()).State;
                await message.Do(fact);
                MessageState to = (await message.LoadAsync()).State;
                if (from != to)
                {
                    moves.Add((from, to, fact.Split('@')[0]));
                }
            }
        }

        return [.. moves.Distinct().OrderBy(x => x.From).ThenBy(x => x.To)];
    }

    private static Task<MessageUnderTest> AfterAsync(string policy, string script) =>
        MessageUnderTest.After(script, policy.Split(',')[0], accepted: policy == Elsewhere ? Sample.Reroutable() : null);

    public static async Task<string> WriteAsync()
    {
        StringBuilder table = new();
        foreach ((string name, string policy, string script) in _states)
        {
            table.Append(name).Append(" (").Append($"routed {script}".TrimEnd()).Append(")\n");
            List<string> absorbed = [];
            foreach (string fact in _facts)
            {
                MessageUnderTest message = await AfterAsync(policy, script);
                int attempts = (await message.LoadAsync()).Attempts;
                if (fact.EndsWith("@1", StringComparison.Ordinal) && attempts < 2)
                {
                    continue;
                }

                if (await RowAsync(message, fact) is { } row)
                {
                    table.Append(row).Append('\n');
                }
                else
                {
                    absorbed.Add(fact);
                }
            }

            table.Append("  absorbed: ").AppendJoin(' ', absorbed).Append("\n\n");
        }

        return table.ToString();
    }

    private static async Task<string?> RowAsync(MessageUnderTest message, string fact)
    {
        MessageState before = (await message.LoadAsync()).State;
        (int records, int rows) = (message.Records.Count, message.Rows.Count);

        await message.Do(fact);

        MessageSaga after = await message.LoadAsync();
        string recorded = string.Join(" + ", message.Records.Skip(records).Select(x => x.GetType().Name));
        string announced = string.Join(" + ", message.Rows.Skip(rows).Select(Describe));
        return recorded.Length == 0 && announced.Length == 0 && after.State == before
            ? null
            : $"  {fact,-11} {(after.State == before ? "=" : after.State),-12} {(recorded.Length == 0 ? "-" : recorded),-18} {announced}".TrimEnd();
    }

    private static string Describe(OutboxRow row)
    {
        if (row.Type != nameof(DeliveryReported))
        {
            return row.Type;
        }

        DeliveryReported report = System.Text.Json.JsonSerializer.Deserialize<DeliveryReported>(row.Json, OutboxRow.JsonOptions)!;
        return $"{report.Status}{(report.IsFinal ? ", final" : "")}{(report.PossibleDuplicate ? ", possible duplicate" : "")}";
    }
}
