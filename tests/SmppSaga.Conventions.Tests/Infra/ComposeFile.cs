using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace SmppSaga.Conventions.Tests.Infra;

/// <summary>infra/docker-compose.yml, read as compose reads it: anchors and merge keys resolved.</summary>
internal sealed class ComposeFile
{
    private readonly Dictionary<object, object> _services;

    private ComposeFile(Dictionary<object, object> root)
    {
        _services = (Dictionary<object, object>)root["services"];
        Volumes = [.. ((Dictionary<object, object>)root["volumes"]).Keys.Cast<string>()];
    }

    public IReadOnlyList<string> Services => [.. _services.Keys.Cast<string>()];

    public IReadOnlyList<string> Volumes { get; }

    public static ComposeFile Load()
    {
        using StreamReader reader = new(Repository.PathOf("infra/docker-compose.yml"));
        return new(new Deserializer().Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(reader))));
    }

    /// <summary>A value below a service, e.g. ("gateway", "deploy", "replicas"); null when it is not there.</summary>
    public object? Value(string service, params string[] path)
    {
        return path.Aggregate(_services.GetValueOrDefault(service), (value, key) => (value as Dictionary<object, object>)?.GetValueOrDefault(key));
    }

    public string Text(string service, params string[] path) => Value(service, path) as string ?? "";

    public IReadOnlyList<string> List(string service, params string[] path) => [.. (Value(service, path) as List<object> ?? []).Cast<string>()];

    public IReadOnlyList<string> Keys(string service, params string[] path) => [.. (Value(service, path) as Dictionary<object, object> ?? []).Keys.Cast<string>()];
}
