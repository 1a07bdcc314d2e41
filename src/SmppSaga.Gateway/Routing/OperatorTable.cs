using System.Collections.Frozen;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>Operators by number prefix: the longest one wins, whatever the order of the file. Immutable.</summary>
public sealed class OperatorTable
{
    /// <summary>The operator of a number that no prefix matches.</summary>
    public const string Unknown = "UNKNOWN";

    private readonly string _countryCode;
    private readonly IReadOnlyDictionary<string, string> _numbers;
    private readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byPrefix;
    private readonly int[] _lengths;

    public OperatorTable(RoutingOptions options)
    {
        _countryCode = options.CountryCode;
        _numbers = options.OperatorNumber;
        _byPrefix = options.OperatorPrefix
            .ToFrozenDictionary(pair => pair.Key, pair => new Entry(pair.Key, pair.Value, NumberOf(pair.Value)), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = [.. options.OperatorPrefix.Keys.Select(prefix => prefix.Length).Distinct().OrderDescending()];
    }

    /// <summary>Looks a number up. It need not be valid; what matches nothing is <see cref="Unknown"/>.</summary>
    public OperatorMatch Match(string to)
    {
        string lookup = NumberForm.ForLookup(to, _countryCode);
        foreach (int length in _lengths)
        {
            if (length <= lookup.Length && _byPrefix.TryGetValue(lookup.AsSpan(0, length), out Entry? entry))
            {
                return new OperatorMatch(lookup, entry.Prefix, entry.Operator, entry.Number, OperatorSource.Prefix);
            }
        }

        return new OperatorMatch(lookup, null, Unknown, NumberOf(Unknown), OperatorSource.Prefix);
    }

    /// <summary>Takes the sender's word for the operator; one that is not in the table has no number.</summary>
    public OperatorMatch Named(string to, string name) =>
        new(NumberForm.ForLookup(to, _countryCode), null, name, NumberOf(name), OperatorSource.Message);

    /// <summary>All prefixes of the table that match, the shortest first, with their operators.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Path(string lookup)
    {
        List<KeyValuePair<string, string>> path = [];
        foreach (int length in _lengths.Reverse())
        {
            if (length <= lookup.Length && _byPrefix.TryGetValue(lookup.AsSpan(0, length), out Entry? entry))
            {
                path.Add(new(entry.Prefix, entry.Operator));
            }
        }

        return path;
    }

    private string NumberOf(string name) => _numbers.GetValueOrDefault(name, "");

    private sealed record Entry(string Prefix, string Operator, string Number);
}
