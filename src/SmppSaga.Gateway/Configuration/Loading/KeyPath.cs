namespace SmppSaga.Gateway.Configuration.Loading;

/// <summary>The way to a key: by our names, and as the operator typed it (a Vumi file has its keys at the top).</summary>
internal readonly record struct KeyPath(string Canonical, string Typed)
{
    public static KeyPath Root { get; } = new("", "");

    public KeyPath Key(string name, string typed) => new(Join(Canonical, name), Join(Typed, typed));

    public KeyPath Key(string name) => Key(name, name);

    public override string ToString() => Typed;

    private static string Join(string head, string tail) => head.Length == 0 ? tail : $"{head}.{tail}";
}
