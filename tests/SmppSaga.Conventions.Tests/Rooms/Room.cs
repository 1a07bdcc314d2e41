namespace SmppSaga.Conventions.Tests.Rooms;

/// <summary>One row of the table: a namespace, what is below it included, and the namespaces it may use beside itself.</summary>
internal sealed record Room(string Namespace, params string[] MayUse)
{
    /// <summary>Whether a type of this room may use one of that namespace.</summary>
    public bool Allows(string used) => Holds(Namespace, used) || MayUse.Any(x => Holds(x, used));

    /// <summary>Whether a type of that namespace lives in this room.</summary>
    public bool Contains(string user) => Holds(Namespace, user);

    private static bool Holds(string room, string name)
    {
        return name.StartsWith(room, StringComparison.Ordinal) && (name.Length == room.Length || name[room.Length] == '.');
    }
}
