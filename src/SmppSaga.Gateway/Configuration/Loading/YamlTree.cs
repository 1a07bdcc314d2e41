using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>Reads YAML (and so JSON) into nodes with places. Anchors, aliases, tags, duplicate keys and further documents are mistakes.</summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 32;

    private readonly string _source;
    private readonly LoadContext _context;
    private readonly Parser _parser;
    private Place _last;

    private YamlTree(string text, string source, LoadContext context)
    {
        _source = source;
        _context = context;
        _parser = new Parser(new StringReader(text));
        _last = new Place(source, 1, 1);
    }

    /// <returns>The top-level map; empty for an empty file, or when nothing could be read.</returns>
    public static MapNode Read(string text, string source, LoadContext context)
    {
        MapNode nothing = new(new Place(source, 1, 1), []);
        YamlTree tree = new(text, source, context);
        try
        {
            return tree.Document() ?? nothing;
        }
        catch (YamlException) when (Tab(text) is { } tab)
        {
            context.Mistake(new Place(source, tab.Line, tab.Column), "not readable as YAML: a tab in the indentation, expected spaces");
        }
        catch (YamlException e)
        {
            Place place = new(source, (int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column));
            context.Mistake(place, $"not readable as YAML: {e.Message.TrimEnd('.')}, expected a map of sections");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or IOException)
        {
            // The scanner's own slips on damaged text; the place is where the last good piece began.
            context.Mistake(tree._last, "not readable as YAML, expected a map of sections");
        }

        return nothing;
    }

    // The reader's own place for this, the commonest of slips, is where the map began.
    private static (int Line, int Column)? Tab(string text)
    {
        string[] lines = text.Split('\n');
        int line = Array.FindIndex(lines, each => each.TrimStart(' ').StartsWith('\t'));
        return line < 0 ? null : (line + 1, lines[line].IndexOf('\t', StringComparison.Ordinal) + 1);
    }

    private MapNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        FileNode root = Node(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            _context.Mistake(At(second), "a second document, expected one");
        }

        if (root is MapNode map)
        {
            return map;
        }

        if (root is not ScalarNode { Text: "" } and not BadNode)
        {
            _context.Mistake(root.Place, $"the file is {root.Describe()}, expected a map of sections");
        }

        return null;
    }

    private FileNode Node(int depth)
    {
        ParsingEvent current = _parser.Consume<ParsingEvent>();
        Place place = _last = At(current);
        if (depth > MaxDepth)
        {
            throw new YamlException(current.Start, current.End, $"nested deeper than {MaxDepth} levels");
        }

        FileNode node = current switch
        {
            Scalar scalar => new ScalarNode(place, scalar.IsNull() ? "" : scalar.Value),
            MappingStart => Map(place, depth),
            SequenceStart => List(place, depth),
            _ => new BadNode(place),
        };

        return Refused(current) is { } what ? Bad(place, what) : node;
    }

    private MapNode Map(Place place, int depth)
    {
        List<MapEntry> entries = [];
        Dictionary<string, Place> seen = new(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            FileNode key = Node(depth + 1);
            FileNode value = Node(depth + 1);
            if (key is not ScalarNode name)
            {
                if (key is not BadNode)
                {
                    _context.Mistake(key.Place, $"a key is {key.Describe()}, expected text");
                }
            }
            else if (!seen.TryAdd(name.Text, name.Place))
            {
                _context.Mistake(name.Place, $"duplicate key {name.Text}, expected once, first in line {seen[name.Text].Line}");
            }
            else
            {
                entries.Add(new MapEntry(name, value));
            }
        }

        return new MapNode(place, entries);
    }

    private ListNode List(Place place, int depth)
    {
        List<FileNode> items = [];
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new ListNode(place, items);
    }

    private BadNode Bad(Place place, string what)
    {
        _context.Mistake(place, what);
        return new BadNode(place);
    }

    private static string? Refused(ParsingEvent current) => current switch
    {
        AnchorAlias alias => $"alias *{alias.Value}, expected the value itself",
        NodeEvent { Anchor.IsEmpty: false } node => $"anchor &{node.Anchor.Value}, expected none",
        NodeEvent { Tag.IsEmpty: false, Tag.IsNonSpecific: false } node => $"tag {node.Tag.Value}, expected none",
        _ => null,
    };

    private Place At(ParsingEvent current) => new(_source, (int)current.Start.Line, (int)current.Start.Column);
}

file static class ScalarExtensions
{
    // YAML's ways to write nothing; quoted they are text.
    public static bool IsNull(this Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" or "Null" or "NULL";
}
