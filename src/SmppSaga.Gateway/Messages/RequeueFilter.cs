using MassTransit;
using MassTransit.Middleware;

namespace SmppSaga.Gateway.Messages;

/// <summary>
/// First in an endpoint's error pipe: what is trouble of a connector, the store or a stopping process is thrown on, so that the transport
/// requeues the delivery; what is wrong with the message itself goes on to the _error queue.
/// </summary>
internal sealed class RequeueFilter(Func<Exception, bool> isTrouble) : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (isTrouble(context.Exception))
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(context.Exception);
        }

        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("requeue");
}

internal static class RequeueConfiguration
{
    /// <summary>Requeues deliveries that fail through trouble, and faults and moves the others as usual.</summary>
    public static void RequeueOnTrouble(this IReceiveEndpointConfigurator endpoint, Func<Exception, bool> isTrouble) =>
        endpoint.ConfigureError(x =>
        {
            x.UseFilter(new RequeueFilter(isTrouble));
            x.UseFilter(new GenerateFaultFilter());
            x.UseFilter(new ErrorTransportFilter());
        });
}
