using SmppSaga.Gateway.Configuration.Loading;
using SmppSaga.Gateway.Configuration.Values;

namespace SmppSaga.Gateway.Configuration.Keys;

/// <summary>connectors: a section for each name.</summary>
internal sealed class ConnectorsKey() : OptionKey<GatewayOptions>("connectors")
{
    private static readonly string[] BelongToRouting = ["COUNTRY_CODE", "OPERATOR_PREFIX", "OPERATOR_NUMBER"];

    public override GatewayOptions Read(GatewayOptions options, FileNode node, KeyPath path, LoadContext context)
    {
        if (node is not MapNode map)
        {
            if (node is not BadNode and not ScalarNode { Text: "" })
            {
                context.Mistake(node.Place, $"{path} is {node.Describe()}, expected a map of names");
            }

            return options;
        }

        OrderedDictionary<string, ConnectorOptions> connectors = new(StringComparer.Ordinal);
        Dictionary<string, string> segments = new(StringComparer.Ordinal);
        foreach (MapEntry entry in map.Entries)
        {
            KeyPath key = path.Key(entry.Key.Text);
            context.Remember(key, entry.Key.Place);
            CheckName(entry.Key, segments, context);
            connectors[entry.Key.Text] = One(entry.Value, key, new ConnectorOptions { Timers = options.Timers }, context);
        }

        return options with { Connectors = connectors };
    }

    public override IEnumerable<OptionRow> Rows(string section, GatewayOptions defaults) => ConnectorKeys.Section.Rows("connectors.NAME");

    public override IEnumerable<string> Write(GatewayOptions options, GatewayOptions defaults)
    {
        if (options.Connectors.Count == 0)
        {
            return [];
        }

        ConnectorOptions unwritten = new() { Timers = options.Timers };
        return ["connectors:", .. options.Connectors.SelectMany(pair => (string[])
            [$"  {pair.Key}:", .. ConnectorKeys.Section.Write(pair.Value, unwritten).Select(line => $"    {line}")])];
    }

    private static ConnectorOptions One(FileNode node, KeyPath path, ConnectorOptions start, LoadContext context)
    {
        if (node is not MapNode map)
        {
            ConnectorKeys.Section.Read(node, path, start, context);
            map = new MapNode(node.Place, []);
        }

        KeyPath typed = map.AtTop ? path with { Typed = "" } : path;
        foreach (MapEntry entry in map.Entries.Where(entry => BelongToRouting.Contains(entry.Key.Text, StringComparer.Ordinal)))
        {
            context.Mistake(entry.Key.Place, $"{typed.Key(entry.Key.Text)} holds for all connectors, expected as routing.{entry.Key.Text.ToLowerInvariant()}");
        }

        map = map with { Entries = [.. map.Entries.Where(entry => !BelongToRouting.Contains(entry.Key.Text, StringComparer.Ordinal))] };
        CheckRequired(map, node, typed, context);
        CheckLongMessages(map, typed, context);
        return ConnectorKeys.Section.Read(map, path, start, context);
    }

    private static void CheckRequired(MapNode map, FileNode node, KeyPath path, LoadContext context)
    {
        Place place = path.Typed.Length == 0 ? node.Place : context.PlaceOf(path.Canonical);
        if (map.Find("host") is null && map.Find("twisted_endpoint") is null)
        {
            context.Mistake(place, $"{path.Key("host")} is missing, expected the SMSC's host");
        }

        if (map.Find("system_id") is null)
        {
            context.Mistake(place, $"{path.Key("system_id")} is missing, expected the account's name at the SMSC");
        }
    }

    private static void CheckLongMessages(MapNode map, KeyPath path, LoadContext context)
    {
        MapEntry[] on = [.. map.Entries.Where(entry =>
            VumiKeys.LongMessageSwitches.Contains(entry.Key.Text, StringComparer.Ordinal)
            && entry.Value is ScalarNode scalar && Kinds.IsTrue(scalar.Text))];
        if (on.Length > 1)
        {
            context.Mistake(on[1].Key.Place, $"{path.Key(on[1].Key.Text)} is on beside {on[0].Key.Text}, expected one way for long messages");
        }
    }

    private static void CheckName(ScalarNode name, Dictionary<string, string> segments, LoadContext context)
    {
        // The name is part of a queue's name and of Redis keys, and - is _ in environment variables.
        if (name.Text.Length is 0 or > 63 || !char.IsAsciiLetterOrDigit(name.Text[0]) || !name.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            context.Mistake(name.Place, $"connector name {name.Describe()}, expected 1 to 63 letters, digits, -, _ or ., a letter or digit first");
        }

        string segment = EnvironmentOverrides.Segment(name.Text);
        if (!segments.TryAdd(segment, name.Text))
        {
            context.Mistake(name.Place, $"connector name {name.Text} differs from {segments[segment]} only in case or in - and _, expected names that an environment variable can tell apart");
        }
    }
}
