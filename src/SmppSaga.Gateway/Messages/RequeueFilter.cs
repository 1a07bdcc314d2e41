using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Logging;

namespace SmppSaga.Gateway.Messages;

/// <summary>
/// First in an endpoint's error pipe: what is trouble of a connector, the store or a stopping process is thrown on, so that the transport
/// requeues the delivery; what is wrong with the message itself goes on to the _error queue.
/// </summary>
internal sealed partial class RequeueFilter(Func<Exception, bool> isTrouble, TimeProvider time, ILogger<RequeueFilter> logger) : IFilter<ExceptionReceiveContext>
{
    // The broker hands a requeued delivery out again at once: trouble that lasts must not become a hot loop.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (isTrouble(context.Exception))
        {
            if (context.Exception is not RequeueException)
            {
                await Task.Delay(Pause, time, context.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(context.Exception);
        }

        await next.Send(context);
        LogSetAside(context.InputAddress.AbsolutePath.Split('/')[^1], Reason.Of(context.Exception));
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("requeue");

    [LoggerMessage(1011, LogLevel.Error, "A message in {Queue} cannot be dealt with and was moved to {Queue}_error: {Reason}")]
    private partial void LogSetAside(string queue, string reason);
}

internal static class RequeueConfiguration
{
    /// <summary>Requeues deliveries that fail through trouble, and faults and moves the others as usual.</summary>
    public static void RequeueOnTrouble(this IReceiveEndpointConfigurator endpoint, Func<Exception, bool> isTrouble, ILogger<RequeueFilter> logger) =>
        endpoint.ConfigureError(x =>
        {
            x.UseFilter(new RequeueFilter(isTrouble, TimeProvider.System, logger));
            x.UseFilter(new GenerateFaultFilter());
            x.UseFilter(new ErrorTransportFilter());
        });
}
