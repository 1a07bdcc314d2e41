using CsCheck;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Routing;

namespace SmppSaga.Gateway.Tests.Routing;

public class OperatorTableProperties
{
    // Three digits only, so that prefixes overlap often.
    private static readonly Gen<string> Digits = Gen.Char["012"].Array[0, 6].Select(digits => new string(digits));

    private static readonly Gen<Dictionary<string, string>> Prefixes =
        Gen.Dictionary(Digits, Gen.Char["ABCD"].Select(c => c.ToString()))[0, 30];

    [Fact]
    public void The_table_finds_what_a_search_through_all_prefixes_finds() =>
        Gen.Select(Prefixes, Digits, Digits.Where(digits => digits.Length < 3)).Sample((prefixes, to, countryCode) =>
        {
            OperatorTable table = new(new RoutingOptions { CountryCode = countryCode, OperatorPrefix = prefixes });

            OperatorMatch match = table.Match(to);

            string? longest = prefixes.Keys.Where(prefix => match.Lookup.StartsWith(prefix, StringComparison.Ordinal)).MaxBy(prefix => prefix.Length);
            Assert.Equal(longest, match.Prefix);
            Assert.Equal(longest is null ? "UNKNOWN" : prefixes[longest], match.Operator);
        });

    [Fact]
    public void The_order_of_the_file_changes_nothing() =>
        Gen.Select(Prefixes, Digits).Sample((prefixes, to) =>
        {
            OperatorTable forwards = new(new RoutingOptions { OperatorPrefix = prefixes });
            OperatorTable backwards = new(new RoutingOptions { OperatorPrefix = prefixes.Reverse().ToDictionary() });

            Assert.Equal(forwards.Match(to), backwards.Match(to));
        });

    [Fact]
    public void The_path_leads_from_the_shortest_match_to_the_longest() =>
        Gen.Select(Prefixes, Digits).Sample((prefixes, to) =>
        {
            OperatorTable table = new(new RoutingOptions { OperatorPrefix = prefixes });
            OperatorMatch match = table.Match(to);

            string[] path = [.. table.Path(match.Lookup).Select(step => step.Key)];

            Assert.Equal(prefixes.Keys.Where(prefix => match.Lookup.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(prefix => prefix.Length), path);
        });
}
