using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

internal delegate bool ScalarParser<T>(string text, out T value);

/// <summary>A value of one word or line.</summary>
internal class ScalarKind<T>(string expected, ScalarParser<T> parse, Func<T, string> write) : ValueKind<T>
{
    public override string Expected => expected;

    /// <summary>The words that may stand here, when they are few.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public override T Read(FileNode node, KeyPath path, T current, LoadContext context)
    {
        if (node is not ScalarNode scalar)
        {
            return Mistaken(node, path, current, context);
        }

        if (context.Resolve(scalar, path) is not { } text)
        {
            return current;
        }

        if (parse(text, out T value))
        {
            return value;
        }

        string shown = Secret ? $"{text.Length} characters long" : new ScalarNode(scalar.Place, text).Describe();
        string nearest = NearestKey.Of(text, Words) is { } word ? $", nearest {word}" : "";
        context.Mistake(scalar.Place, $"{path} is {shown}, expected {Expected}{nearest}");
        return current;
    }

    public override IReadOnlyList<string> Write(T value) => [write(value)];
}
