using System.Collections.Concurrent;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Binds;

/// <summary>Where the binds of this pod stand, for readiness and for people: every slot that it holds, and the connectors of which it holds none.</summary>
internal sealed class BindStatusBoard : IBindStatus
{
    private readonly ConcurrentDictionary<string, Func<IReadOnlyList<BindStatus>>> _connectors = new(StringComparer.Ordinal);

    public IReadOnlyList<BindStatus> Binds => [.. _connectors.OrderBy(x => x.Key, StringComparer.Ordinal).SelectMany(x => x.Value())];

    /// <summary>Shows a connector's binds from now on.</summary>
    public void Show(string connector, Func<IReadOnlyList<BindStatus>> status) => _connectors[connector] = status;

    /// <summary>A connector that the file no longer has.</summary>
    public void Hide(string connector) => _connectors.TryRemove(connector, out _);
}
