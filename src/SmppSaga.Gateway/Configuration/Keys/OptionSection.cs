using System.Collections;
using SmppSaga.Gateway.Configuration.Loading;
using SmppSaga.Gateway.Configuration.Values;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>A section's table of keys. It is the only place that knows them: loading, checking, documentation and writing work from it.</summary>
internal sealed class OptionSection<TOptions>(TOptions defaults) : IEnumerable<OptionKey<TOptions>>
{
    private readonly List<OptionKey<TOptions>> _keys = [];
    private readonly Dictionary<string, OptionKey<TOptions>> _byName = new(StringComparer.Ordinal);

    public TOptions Defaults => defaults;

    public IEnumerable<string> Names => _keys.Select(key => key.Name);

    public void Add(OptionKey<TOptions> key)
    {
        _keys.Add(key);
        foreach (string name in key.Names)
        {
            _byName.Add(name, key);
        }
    }

    /// <param name="name">The key.</param>
    /// <param name="kind">What may stand there.</param>
    /// <param name="get">Its value in the options.</param>
    /// <param name="set">The options with another value.</param>
    /// <param name="meaning">What it does, a sentence.</param>
    /// <param name="otherName">What else it is called, Vumi's spelling for instance.</param>
    /// <param name="effect">Whether anything reads the value yet.</param>
    public void Add<TValue>(
        string name, ValueKind<TValue> kind, Func<TOptions, TValue> get, Func<TOptions, TValue, TOptions> set, string meaning, string? otherName = null, InEffect effect = InEffect.Now)
    {
        ValueKey<TOptions, TValue> key = new(name, kind, get, set, meaning, otherName is null ? [] : [otherName]);
        Add(effect == InEffect.Later ? new LaterKey<TOptions>(key) : key);
    }

    public void Add<TInner>(string name, OptionSection<TInner> section, Func<TOptions, TInner> get, Func<TOptions, TInner, TOptions> set) =>
        Add(new SectionKey<TOptions, TInner>(name, section, get, set));

    public OptionKey<TOptions>? Find(string name) => _byName.GetValueOrDefault(name);

    /// <returns>The options of this section of the file, on top of <paramref name="start"/>.</returns>
    public TOptions Read(FileNode node, KeyPath path, TOptions start, LoadContext context)
    {
        if (node is not MapNode map)
        {
            if (node is not BadNode and not ScalarNode { Text: "" })
            {
                context.Mistake(node.Place, $"{path} is {node.Describe()}, expected a map with {string.Join(", ", Names.Take(3))} …");
            }

            return start;
        }

        path = map.AtTop ? path with { Typed = "" } : path;
        Dictionary<string, MapEntry> given = Given(map, path, context);
        return _keys.Where(key => given.ContainsKey(key.Name)).Aggregate(start, (options, key) =>
        {
            MapEntry entry = given[key.Name];
            KeyPath keyPath = path.Key(key.Name, entry.Key.Text);
            context.Remember(keyPath, entry.Key.Place);
            return key.Read(options, entry.Value, keyPath, context);
        });
    }

    public IEnumerable<OptionRow> Rows(string path) => _keys.SelectMany(key => key.Rows(path, defaults));

    public IEnumerable<string> Write(TOptions options, TOptions unwritten) => _keys.SelectMany(key => key.Write(options, unwritten));

    public IEnumerator<OptionKey<TOptions>> GetEnumerator() => _keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, MapEntry> Given(MapNode map, KeyPath path, LoadContext context)
    {
        Dictionary<string, MapEntry> given = new(StringComparer.Ordinal);
        foreach (MapEntry entry in map.Entries)
        {
            if (Find(entry.Key.Text) is not { } key)
            {
                context.UnknownKey(entry.Key, path, _byName.Keys);
            }
            else if (!given.TryGetValue(key.Name, out MapEntry? first) || !entry.Key.Place.InFile)
            {
                given[key.Name] = entry;
            }
            else
            {
                context.Mistake(entry.Key.Place, $"duplicate key {path.Key(entry.Key.Text)}, expected once, first as {first.Key.Text} in line {first.Key.Place.Line}");
            }
        }

        return given;
    }
}
