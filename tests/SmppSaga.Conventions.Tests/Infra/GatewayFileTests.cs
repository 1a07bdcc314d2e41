using System.Globalization;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Conventions.Tests.Infra;

public sealed class GatewayFileTests
{
    private static readonly ComposeFile Compose = ComposeFile.Load();

    // Loaded with just the variables that the compose file sets: one that is missing there would be a finding here.
    private static readonly GatewayFileResult Loaded = GatewayFile.Load(Repository.PathOf("infra/gateway.yaml"), Compose.Keys("gateway", "environment").ToDictionary(x => x, x => "set"));

    private static GatewayOptions Options => Loaded.Options!;

    // That operator numbers replace senders is said for every file that has them.
    [Fact]
    public void Loads_with_nothing_to_say_but_that_senders_are_replaced()
    {
        Violations.None(Loaded.Findings.Select(x => x.ToString()).Where(x => !x.Contains("is replaced by the operator's number", StringComparison.Ordinal)));
        Assert.NotNull(Loaded.Options);
    }

    [Fact]
    public void Names_the_services_of_the_compose_file()
    {
        ConnectorOptions connector = Assert.Single(Options.Connectors).Value;

        Assert.Contains(Options.Bus.Host, Compose.Services);
        Assert.Equal(Compose.Text("rabbitmq", "environment", "RABBITMQ_DEFAULT_USER"), Options.Bus.Username);
        Assert.Contains(Options.Store.Connection.Split(':')[0], Compose.Services);
        Assert.Contains(Assert.Single(connector.Host), Compose.Services);
        Assert.Contains(connector.Port.ToString(CultureInfo.InvariantCulture), Compose.List("simulator", "command"));
    }

    [Fact]
    public void Keeps_messages_outside_the_process()
    {
        Assert.Equal(BusTransport.RabbitMq, Options.Bus.Transport);
        Assert.Equal(StoreKind.Redis, Options.Store.Kind);
    }

    [Fact]
    public void Compose_waits_longer_than_the_gateway_drains()
    {
        string grace = Compose.Text("gateway", "stop_grace_period");

        Assert.True(TimeSpan.FromSeconds(int.Parse(grace.TrimEnd('s'), CultureInfo.InvariantCulture)) > Options.Timers.DrainTimeout, grace);
    }
}
