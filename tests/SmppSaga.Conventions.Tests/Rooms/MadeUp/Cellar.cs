namespace SmppSaga.Conventions.Tests.Rooms.MadeUp.Cellar;

// What the kitchen must not use. Only the rule's own test uses this room.
public class Wine
{
    public const int Year = 2026;

    public static int Count { get; set; }

    public static Wine Open() => new();
}

public interface IShelf;

[AttributeUsage(AttributeTargets.All)]
public sealed class StoredAttribute : Attribute;

public sealed class SpilledException : Exception;
