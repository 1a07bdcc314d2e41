using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>How one kind of value is read, checked, described to people and written.</summary>
internal abstract class ValueKind<T>
{
    /// <summary>What may stand here, e.g. "integer 1..65535".</summary>
    public abstract string Expected { get; }

    /// <summary>Whether the value is never shown.</summary>
    public virtual bool Secret => false;

    /// <summary>The lines of the option table about what stands inside the value.</summary>
    public virtual IEnumerable<OptionRow> Inside(string path) => [];

    /// <returns>The value; <paramref name="current"/> when it was a mistake, which is then reported.</returns>
    public abstract T Read(FileNode node, KeyPath path, T current, LoadContext context);

    /// <summary>The value as YAML: one line goes behind the key, several go below it.</summary>
    public abstract IReadOnlyList<string> Write(T value);

    protected T Mistaken(FileNode node, KeyPath path, T current, LoadContext context)
    {
        if (node is not BadNode)
        {
            context.Mistake(node.Place, $"{path} is {node.Describe()}, expected {Expected}");
        }

        return current;
    }
}
