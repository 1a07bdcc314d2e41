using System.Globalization;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Cli.Demo;

/// <summary>Recipients on every prefix of the table, one number that no prefix knows, and the ways in which people write numbers.</summary>
internal static class DemoMessages
{
    private const int NumberLength = 11;
    private const string NoPrefix = "27718";

    public static IReadOnlyList<SendSms> Create(int count, RoutingOptions routing)
    {
        string[] prefixes = [.. routing.OperatorPrefix.Keys.Order(StringComparer.Ordinal), NoPrefix];
        return [.. Enumerable.Range(0, count).Select(i => new SendSms
        {
            SmsId = Guid.NewGuid(),
            To = Written(Number(prefixes[i % prefixes.Length], i + 1), i / prefixes.Length, routing.CountryCode),
            Text = $"Hello from SmppSaga, message {(i + 1).ToString(CultureInfo.InvariantCulture)} of {count.ToString(CultureInfo.InvariantCulture)}",
            ClientReference = $"demo-{i + 1}",
        })];
    }

    private static string Number(string prefix, int number) => prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(NumberLength - prefix.Length, '0');

    // The first round as 27…, the next as +27…, 0… and 0027…: the operator is the same.
    private static string Written(string number, int round, string countryCode) => (round % 4) switch
    {
        1 => $"+{number}",
        2 => $"0{number[countryCode.Length..]}",
        3 => $"00{number}",
        _ => number,
    };
}
