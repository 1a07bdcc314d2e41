using System.CommandLine;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Routing;

namespace SmppSaga.Cli.Config;

/// <summary>smppsaga route explain MSISDN --config F: operator, sender and connector of a number, and why. Exit code 1 when it would be refused.</summary>
public static class RouteExplainCommand
{
    public static Command Create()
    {
        Argument<string> msisdn = new("MSISDN") { Description = "The destination, as a message would have it." };
        Option<string> config = new("--config") { Description = "The gateway file.", Required = true };
        Option<string?> from = new("--from") { Description = "The sender that the message asks for." };
        Option<string?> connector = new("--connector") { Description = "The connector that the message names." };
        Option<string?> named = new("--operator") { Description = "The operator that the message names." };
        Option<string[]> tags = new("--tag") { Description = "A tag of the message, NAME=VALUE; may be repeated." };
        Option<DateTimeOffset?> at = new("--at") { Description = "When it is to be sent, ISO 8601; now when left out." };
        Option<Guid?> smsId = new("--sms-id") { Description = "Its smsId, which decides among weighted connectors." };
        Option<bool> json = JsonLines.Option();
        Command command = new("explain", "Tells which operator, sender and connector a number gets.") { msisdn, config, from, connector, named, tags, at, smsId, json };
        command.SetAction(parsed =>
        {
            GatewayFileResult file = GatewayFile.Load(parsed.GetRequiredValue(config));
            if (file.Options is not { } options)
            {
                foreach (Finding mistake in file.Mistakes)
                {
                    parsed.InvocationConfiguration.Error.WriteLine(mistake);
                }

                return 1;
            }

            RouteRequest request = new()
            {
                To = parsed.GetRequiredValue(msisdn),
                From = parsed.GetValue(from),
                Connector = parsed.GetValue(connector),
                Operator = parsed.GetValue(named),
                Tags = Tags(parsed.GetValue(tags) ?? []),
                At = parsed.GetValue(at) ?? TimeProvider.System.GetUtcNow(),
                SmsId = parsed.GetValue(smsId) ?? Guid.NewGuid(),
            };
            return Explain(new Router(options), request, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    private static int Explain(Router router, RouteRequest request, bool json, TextWriter output)
    {
        RouteDecision decision = router.Decide(request);
        RouteExplanation explanation = RouteExplanation.Of(request, decision, router.Why(request, decision));
        if (json)
        {
            output.WriteLine(explanation.ToJson());
        }
        else
        {
            output.WriteLine($"number     {explanation.Input}{(explanation.Lookup == explanation.Input ? "" : $", looked up as {explanation.Lookup}")}");
            output.WriteLine($"prefixes   {Path(router.Operators.Path(explanation.Lookup))}");
            output.WriteLine($"operator   {explanation.Operator}");
            output.WriteLine($"sender     {(explanation.Sender.Length == 0 ? "none" : explanation.Sender)}");
            output.WriteLine($"connector  {explanation.Connector ?? "none"}");
            output.WriteLine($"reason     {explanation.Reason}");
        }

        return decision.Rejection is null ? 0 : 1;
    }

    private static Dictionary<string, string> Tags(string[] tags) => tags
        .Select(x => x.Split('=', 2))
        .GroupBy(x => x[0], x => x.Length > 1 ? x[1] : "", StringComparer.Ordinal)
        .ToDictionary(x => x.Key, x => x.Last(), StringComparer.Ordinal);

    private static string Path(IReadOnlyList<KeyValuePair<string, string>> path) =>
        path.Count == 0 ? "none" : string.Join(" > ", path.Select(step => $"{step.Key} ({step.Value})"));
}
