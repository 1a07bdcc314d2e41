using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>The gateway's tests take turns: each wants the machine, and its timers, for itself.</summary>
[CollectionDefinition("gateway", DisableParallelization = true)]
public sealed class GatewayCollection : ICollectionFixture<RabbitVhost>;

/// <summary>Empty queues, an SMSC, a key prefix and a service of another team, fresh for each test.</summary>
[Collection("gateway")]
public abstract class GatewayTest(RabbitVhost vhost) : IAsyncLifetime
{
    private static readonly string[] Queues = ["send-sms", "send-sms_error", "submit-sms-main", "submit-sms-main_error", "message-commands", "message-commands_error"];

    private protected RabbitVhost Vhost { get; } = vhost;

    private protected TestSmsc Smsc { get; private set; } = null!;

    private protected TeamService Team { get; private set; } = null!;

    private protected Setup Setup { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        await PurgeAsync();
        Smsc = TestSmsc.Start();
        Team = await TeamService.StartAsync(Vhost);
        Setup = new Setup(Vhost, Smsc.Port);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Team.DisposeAsync();
        await Smsc.DisposeAsync();
        await NobodyConsumesAsync();
        GC.SuppressFinalize(this);
    }

    private protected static void AllDelivered(IReadOnlyList<DeliveryReported> finals) => Assert.All(finals, x => Assert.Equal(DeliveryStatus.Delivered, x.Status));

    /// <summary>Checks that what a handset would get twice was announced as a possible duplicate, and returns how many those are.</summary>
    private protected int FlaggedDuplicates(IReadOnlyList<DeliveryReported> finals)
    {
        Dictionary<string, DeliveryReported> byNumber = finals.ToDictionary(x => x.To!, StringComparer.Ordinal);
        List<string> twice = [.. Smsc.Taken.GroupBy(x => x.Pdu.DestinationAddr).Where(x => x.Count() > 1).Select(x => x.Key)];
        Assert.All(twice, x => Assert.True(byNumber[x].PossibleDuplicate, $"{x} was sent twice without saying so"));
        return twice.Count;
    }

    private protected async Task<BasicGetResult?> TryGetAsync(string queue)
    {
        await using IConnection connection = await new ConnectionFactory { Uri = Vhost.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync();
        try
        {
            return await channel.BasicGetAsync(queue, autoAck: true);
        }
        catch (OperationInterruptedException)
        {
            // The queue comes into being with its first message.
            return null;
        }
    }

    /// <summary>Checks that no gateway that was stopped still consumes: it would take messages of the next test.</summary>
    private protected async Task NobodyConsumesAsync()
    {
        await using IConnection connection = await new ConnectionFactory { Uri = Vhost.Uri }.CreateConnectionAsync();
        await EachQueueAsync(connection, async (channel, queue) =>
        {
            QueueDeclareOk state = await channel.QueueDeclarePassiveAsync(queue);
            Assert.True(state.ConsumerCount == 0, $"{queue} still has {state.ConsumerCount} consumers after every gateway was stopped.");
        });
    }

    /// <summary>What a test that failed left behind is not the next one's matter.</summary>
    private async Task PurgeAsync()
    {
        await using IConnection connection = await new ConnectionFactory { Uri = Vhost.Uri }.CreateConnectionAsync();
        await EachQueueAsync(connection, static (channel, queue) => channel.QueuePurgeAsync(queue));
    }

    private static async Task EachQueueAsync(IConnection connection, Func<IChannel, string, Task> act)
    {
        foreach (string queue in Queues)
        {
            await using IChannel channel = await connection.CreateChannelAsync();
            try
            {
                await act(channel, queue);
            }
            catch (OperationInterruptedException)
            {
                // Not there yet.
            }
        }
    }
}
