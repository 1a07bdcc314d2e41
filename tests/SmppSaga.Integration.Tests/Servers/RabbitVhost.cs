namespace SmppSaga.Integration.Tests.Servers;

/// <summary>
/// A virtual host of its own on the shared RabbitMQ, gone when disposed. One for a test class: IClassFixture&lt;RabbitVhost&gt;;
/// one for a test: await using RabbitVhost vhost = await RabbitVhost.CreateAsync().
/// </summary>
public sealed class RabbitVhost : IAsyncLifetime
{
    public string Name { get; } = $"t-{Guid.NewGuid():N}"[..18];

    public string Host => "127.0.0.1";

    public int Port => RealServers.RabbitMqPort;

    public string Username => "guest";

    public string Password => "guest";

    public Uri Uri => new($"amqp://{Username}:{Password}@{Host}:{Port}/{Name}");

    public static async Task<RabbitVhost> CreateAsync()
    {
        RabbitVhost vhost = new();
        await vhost.InitializeAsync();
        return vhost;
    }

    public async ValueTask InitializeAsync()
    {
        await RabbitCtl.RunAsync("add_vhost", Name);
        await RabbitCtl.RunAsync("set_permissions", "-p", Name, Username, ".*", ".*", ".*");
    }

    public async ValueTask DisposeAsync() => await RabbitCtl.RunAsync("delete_vhost", Name);
}
