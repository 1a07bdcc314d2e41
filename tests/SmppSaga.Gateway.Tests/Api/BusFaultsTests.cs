using MassTransit;
using SmppSaga.Gateway.Api;

namespace SmppSaga.Gateway.Tests.Api;

public sealed class BusFaultsTests
{
    private static readonly Uri Queue = new("loopback://localhost/send-sms");

    [Fact]
    public async Task The_latest_fault_counts_until_the_endpoint_is_ready_again()
    {
        BusFaults faults = new();
        await faults.Faulted(new Event("an echo"));
        await faults.Faulted(new Event("the reason"));

        Assert.Equal("the reason", faults.Latest(Queue.ToString())?.Message);
        Assert.Null(faults.Latest("loopback://localhost/another"));

        await faults.Ready(new Event(""));
        Assert.Null(faults.Latest(Queue.ToString()));
    }

    private sealed record Event(string Message) : ReceiveEndpointFaulted, ReceiveEndpointReady
    {
        public Uri InputAddress => Queue;

        public IReceiveEndpoint ReceiveEndpoint => null!;

        public Exception Exception => new InvalidOperationException(Message);

        public bool IsStarted => true;
    }
}
