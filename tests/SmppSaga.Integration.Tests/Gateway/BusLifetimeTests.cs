using RabbitMQ.Client;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class BusLifetimeTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(150)]
    public async Task A_gateway_stopped_while_its_bus_still_starts_takes_no_message_afterwards(int afterMilliseconds)
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup);
        await Task.Delay(TimeSpan.FromMilliseconds(afterMilliseconds), TimeProvider.System);

        await gateway.StopAsync();

        await NobodyConsumesAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        await NobodyConsumesAsync();
    }

    [Fact]
    public async Task A_broker_that_refuses_the_gateway_at_start_is_tried_again()
    {
        string user = $"late-{Guid.NewGuid():N}";
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup with { BusUsername = user });
        await Eventually.TrueAsync(() => gateway.Log.Count("RabbitMQ does not let us in: ACCESS_REFUSED") > 0, "refused");
        await gateway.NotReadyAsync("Bus");

        await RabbitCtl.RunAsync("add_user", user, Vhost.Password);
        await RabbitCtl.RunAsync("set_permissions", "-p", Vhost.Name, user, ".*", ".*", ".*");

        await gateway.ReadyAsync();
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(3)));
        await RabbitCtl.RunAsync("delete_user", user);
    }

    [Fact]
    public async Task A_queue_that_exists_with_other_arguments_is_named_in_the_log_and_waited_for()
    {
        await using RabbitVhost own = await RabbitVhost.CreateAsync();
        await using IConnection connection = await new ConnectionFactory { Uri = own.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync("message-commands", durable: true, exclusive: false, autoDelete: false);

        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup with { Vhost = own });
        await Eventually.TrueAsync(() => gateway.Log.Count("'message-commands'") > 0, "named");
        await gateway.NotReadyAsync("PRECONDITION_FAILED");

        await using IChannel another = await connection.CreateChannelAsync();
        await another.QueueDeleteAsync("message-commands");

        await gateway.ReadyAsync();
    }
}
