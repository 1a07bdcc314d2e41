using SmppSaga.Cli.Commands;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Cli;

public sealed class RunCommandTests
{
    private const string Idle = "bus.transport is memory: nobody outside this process can publish to it";

    [Fact]
    public void Without_a_file_it_says_what_it_is() =>
        Assert.Equal(["no gateway.yaml here: embedded gateway, bus and store in memory, no connector", Idle], RunCommand.Hints(null, new GatewayOptions()));

    [Fact]
    public void A_file_with_a_bus_in_memory_is_told_that_nobody_can_publish() => Assert.Equal([Idle], RunCommand.Hints("gateway.yaml", new GatewayOptions()));

    [Fact]
    public void A_real_bus_needs_no_hint() => Assert.Empty(RunCommand.Hints("gateway.yaml", new GatewayOptions { Bus = new BusOptions { Transport = BusTransport.RabbitMq } }));
}
