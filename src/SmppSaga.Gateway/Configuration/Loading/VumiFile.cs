using SmppSaga.Gateway.Configuration.Keys;

namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>
/// Reads a file of Vumi's SMPP transport as one connector and its routing: system_id (or the transport's name) at the top and none of our sections.
/// What such a file leaves out has Vumi's default where ours would change what goes onto the wire.
/// </summary>
internal static class VumiFile
{
    private const string DefaultName = "main";
    private const int MaxPassword = 8;

    private static readonly string[] NameKeys = ["TRANSPORT_NAME", "transport_name"];
    private static readonly string[] RoutingNames = ["COUNTRY_CODE", "OPERATOR_PREFIX", "OPERATOR_NUMBER"];

    public static bool Is(MapNode file) =>
        OurSection(file) is null && (file.Find("system_id") is not null || NameKeys.Any(key => file.Find(key) is not null));

    /// <returns>A Vumi file in the shape of ours, every key at its place in the file; a file of ours without the keys that do not belong there.</returns>
    public static MapNode Rewrite(MapNode file, LoadContext context) =>
        Is(file) ? Nested(file, context) : OurSection(file) is { } ours ? WithoutVumiKeys(file, ours, context) : file;

    private static MapEntry? OurSection(MapNode file) => file.Entries.FirstOrDefault(entry => GatewayKeys.Section.Find(entry.Key.Text) is not null);

    private static MapNode WithoutVumiKeys(MapNode file, MapEntry ours, LoadContext context)
    {
        MapEntry[] mixed = [.. file.Entries.Where(entry => IsVumiKey(entry.Key.Text))];
        if (mixed.Length > 0)
        {
            ScalarNode first = mixed[0].Key;
            string place = RoutingNames.Contains(first.Text, StringComparer.Ordinal) ? "routing" : "connectors.NAME";
            string more = mixed.Length > 1 ? $" and {mixed.Length - 1} more keys of Vumi" : ", a key of Vumi,";
            context.Mistake(first.Place, $"{first.Text}{more} beside the section {ours.Key.Text} (line {ours.Key.Place.Line}), expected one form or the other: here below {place}");
        }

        return file with { Entries = [.. file.Entries.Except(mixed)] };
    }

    private static MapNode Nested(MapNode file, LoadContext context)
    {
        MapEntry[] names = [.. file.Entries.Where(entry => NameKeys.Contains(entry.Key.Text, StringComparer.Ordinal))];
        if (names.Length > 1)
        {
            context.Mistake(names[1].Key.Place, $"duplicate key {names[1].Key.Text}, expected once, first as {names[0].Key.Text} in line {names[0].Key.Place.Line}");
        }

        ScalarNode name = names.FirstOrDefault()?.Value as ScalarNode ?? new ScalarNode(file.Place, DefaultName);
        MapEntry[] routing = [.. file.Entries.Where(entry => RoutingNames.Contains(entry.Key.Text, StringComparer.Ordinal))];
        MapEntry[] rest = [.. file.Entries.Except(names).Except(routing).Where(static entry => entry.Key.Text != "disable_ack").Select(entry => CutPassword(entry, context))];
        MapNode connector = Default(Default(new MapNode(file.Place, rest), "dest_addr_ton", "0"), "smpp_enquire_link_interval", "55") with { AtTop = true };
        return new MapNode(file.Place,
        [
            Entry(file, "bus", AckEvents(file)),
            Entry(file, "routing", new MapNode(file.Place, routing) { AtTop = true }),
            Entry(file, "connectors", new MapNode(file.Place, [new MapEntry(name, connector)])),
        ]);
    }

    // Vumi publishes acks unless disable_ack says otherwise.
    private static MapNode AckEvents(MapNode file)
    {
        bool disabled = file.Find("disable_ack") is ScalarNode scalar && Values.Kinds.IsTrue(scalar.Text);
        FileNode[] events = [.. BusOptions.DefaultPublish.Append("SmsAcknowledged").Select(name => new ScalarNode(file.Place, name))];
        return new MapNode(file.Place, disabled ? [] : [Entry(file, "publish", new ListNode(file.Place, events))]);
    }

    private static MapEntry CutPassword(MapEntry entry, LoadContext context)
    {
        if (entry is not { Key.Text: "password", Value: ScalarNode { Text: not ['<', .., '>'] } password } || password.Text.Length <= MaxPassword || !SecretReferences.IsLiteral(password.Text))
        {
            return entry;
        }

        context.Warning(password.Place, $"password is {password.Text.Length} characters long, expected at most {MaxPassword}: cut to {MaxPassword}, as Vumi does");
        return entry with { Value = password with { Text = password.Text[..MaxPassword] } };
    }

    private static MapNode Default(MapNode connector, string name, string value)
    {
        OptionKey<ConnectorOptions> key = ConnectorKeys.Section.Find(name)!;
        return connector.Entries.Any(entry => key.Names.Contains(entry.Key.Text, StringComparer.Ordinal))
            ? connector
            : connector.With(new MapEntry(new ScalarNode(connector.Place, name), new ScalarNode(connector.Place, value)));
    }

    private static MapEntry Entry(MapNode file, string key, FileNode value) => new(new ScalarNode(file.Place, key), value);

    private static bool IsVumiKey(string key) =>
        NameKeys.Contains(key, StringComparer.Ordinal) || RoutingNames.Contains(key, StringComparer.Ordinal) || ConnectorKeys.Section.Find(key) is not null;
}
