using RabbitMQ.Client;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Servers;

public sealed class RealServersTests(RabbitVhost vhost) : IClassFixture<RabbitVhost>
{
    [Fact]
    public async Task Redis_keeps_what_it_took_and_evicts_nothing()
    {
        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync($"{RealServers.RedisConnection},allowAdmin=true");
        IServer server = redis.GetServer(RealServers.RedisConnection);

        Assert.Equal("yes", Assert.Single(await server.ConfigGetAsync("appendonly")).Value);
        Assert.Equal("noeviction", Assert.Single(await server.ConfigGetAsync("maxmemory-policy")).Value);
    }

    [Fact]
    public async Task Rabbitmq_confirms_a_message_on_a_vhost_of_its_own_and_gives_it_back()
    {
        await using IConnection connection = await new ConnectionFactory { Uri = vhost.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        string queue = (await channel.QueueDeclareAsync()).QueueName;

        await channel.BasicPublishAsync("", queue, mandatory: true, "hello"u8.ToArray());

        BasicGetResult? message = await channel.BasicGetAsync(queue, autoAck: true);
        Assert.Equal("hello"u8.ToArray(), message?.Body.ToArray());
    }

    [Fact]
    public async Task Another_vhost_does_not_see_its_queues()
    {
        await using RabbitVhost other = await RabbitVhost.CreateAsync();
        await using IConnection connection = await new ConnectionFactory { Uri = vhost.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync("only-here");

        Assert.Contains("only-here", await RabbitCtl.RunAsync("list_queues", "-p", vhost.Name, "name"), StringComparison.Ordinal);
        Assert.DoesNotContain("only-here", await RabbitCtl.RunAsync("list_queues", "-p", other.Name, "name"), StringComparison.Ordinal);
    }
}
