using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Routing;

/// <summary>The router of the settings that hold now.</summary>
internal sealed class LiveRouter(LiveOptions live)
{
    private volatile Router _router = new(live.Current);

    /// <summary>Made anew when the settings changed; two that meet here make the same.</summary>
    public Router Current => ReferenceEquals(_router.Options, live.Current) ? _router : _router = new Router(live.Current);
}
