using SmppSaga.Conventions.Tests.Rooms.MadeUp.Cellar;

namespace SmppSaga.Conventions.Tests.Rooms.MadeUp.Kitchen;

#pragma warning disable IDE0051, CS0169, CA1801, CA1823, CA1031, CA1040, CA1052, CA1051, CA1711, S1144, MA0049 // Each type does one forbidden thing and nothing else.
public class Inherits : Wine;

public class Implements : IShelf;

[Stored]
public class IsMarked;

public class HasAField { public Wine? Field; }

public class TakesAParameter { public static void Take(Wine? wine) => _ = wine is null; }

public class IsGeneric { public List<Wine[]> Stock { get; } = []; }

public class IsConstrained<T> where T : IShelf;

public class CallsAStatic { public static int Ask() => Wine.Count; }

public class CallsInALambda { public Func<object> Opens { get; } = () => Wine.Open(); }

public class CallsAfterAnAwait
{
    public static async Task<object> Open()
    {
        await Task.Yield();
        return Wine.Open();
    }
}

public class CallsInAnIterator
{
    public static IEnumerable<object> Open()
    {
        yield return Wine.Open();
    }
}

public class NamesTheType { public static Type Kind => typeof(Wine); }

public class TestsTheType { public static bool Is(object x) => x is Wine; }

public class Catches
{
    public static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (SpilledException)
        {
        }
    }
}

public class HidesItInside
{
    public static class Drawer { public static object Open() => Wine.Open(); }
}

public class BehavesWell { public static int Peel() => Math.Max(1, 2); }
