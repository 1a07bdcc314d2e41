using System.Reflection;
using System.Text;
using SmppSaga.Smpp;

namespace SmppSaga.Cli.Tools;

/// <summary>The mandatory fields of each PDU by the specification's names, in wire order: its records declare them so.</summary>
internal static class PduFields
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["DestAddresses"] = "dest_address",
        ["UnsuccessSmes"] = "unsuccess_sme",
    };

    private static readonly Dictionary<CommandId, Type> Types = typeof(Pdu).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Pdu)) && !type.IsAbstract)
        .ToDictionary(type => ((Pdu)Activator.CreateInstance(type)!).CommandId);

    private static readonly Dictionary<Type, (string Name, PropertyInfo Property)[]> Fields = Types.Values
        .Concat([typeof(DestinationAddress), typeof(UnsuccessSme)])
        .ToDictionary(type => type, FieldsOf);

    /// <summary>An empty PDU of a command by its name (<c>submit_sm</c>) or its id (<c>0x00000004</c>).</summary>
    /// <exception cref="FormatException">There is no such command.</exception>
    public static Pdu Create(string command)
    {
        Type type = Types.FirstOrDefault(t => command == t.Key.Name || command == $"0x{t.Key.Value:x8}").Value
            ?? throw new FormatException("command: the name or id of a PDU of SMPP 3.4 or 5.0 expected.");
        return (Pdu)Activator.CreateInstance(type)!;
    }

    /// <summary>Name and property of each field of a PDU or of an entry in its lists.</summary>
    public static IReadOnlyList<(string Name, PropertyInfo Property)> Of(object owner) => Fields[owner.GetType()];

    private static (string Name, PropertyInfo Property)[] FieldsOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.DeclaringType != typeof(Pdu))
            .Select(property => (Irregular.GetValueOrDefault(property.Name) ?? SnakeCase(property.Name), property)),
    ];

    private static string SnakeCase(string name)
    {
        StringBuilder snake = new();
        foreach (char letter in name)
        {
            _ = char.IsUpper(letter) && snake.Length > 0 ? snake.Append('_').Append(char.ToLowerInvariant(letter)) : snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
