using System.Collections.Concurrent;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Binds;

/// <summary>Where the binds of this pod stand, for readiness and for people.</summary>
internal sealed class BindStatusBoard : IBindStatus
{
    private readonly ConcurrentDictionary<string, Func<BindStatus>> _binds = new(StringComparer.Ordinal);

    public IReadOnlyList<BindStatus> Binds => [.. _binds.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => x.Value())];

    /// <summary>Shows a worker's bind from now on.</summary>
    public void Show(string connector, Func<BindStatus> status) => _binds[connector] = status;

    /// <summary>A connector that the file no longer has.</summary>
    public void Hide(string connector) => _binds.TryRemove(connector, out _);
}
