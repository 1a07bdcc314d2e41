using Microsoft.Extensions.DependencyInjection;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

internal static class Decoration
{
    /// <summary>Puts a part of the test around one of the gateway's own.</summary>
    public static void Wrap<T>(this IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        ServiceDescriptor inner = services.Last(static x => x.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(x => wrap((T)(inner.ImplementationFactory?.Invoke(x) ?? ActivatorUtilities.CreateInstance(x, inner.ImplementationType!))));
    }
}
