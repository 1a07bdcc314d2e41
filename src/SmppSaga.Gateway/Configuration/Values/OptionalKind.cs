using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Configuration.Values;

/// <summary>A value that may be left out without having a default.</summary>
/// <param name="kind">What may stand there.</param>
/// <param name="instead">The key that holds when it is left out.</param>
internal sealed class OptionalKind<T>(ValueKind<T> kind, string instead) : ValueKind<T?>
    where T : struct
{
    public override string Expected => kind.Expected;

    public override T? Read(FileNode node, KeyPath path, T? current, LoadContext context) => kind.Read(node, path, current ?? default, context);

    public override IReadOnlyList<string> Write(T? value) => value is { } known ? kind.Write(known) : [instead];
}
