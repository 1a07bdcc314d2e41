using System.Text.Json;
using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class ReplayTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task Publishes_the_events_of_the_named_messages_again_with_the_same_ids_and_versions()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        IReadOnlyList<SendSms> sent = await Team.SendAsync(3);
        await Team.FinalsAsync(sent);
        Guid[] before = [.. Team.Finals.Select(x => x.EventId)];

        CommandRun run = await CommandRun.OfAsync(Setup, "replay", sent[0].SmsId.ToString(), sent[1].SmsId.ToString(), "--json");

        Assert.Equal((0, 2), (run.ExitCode, run.Lines.Count));
        Assert.All(run.Lines, x => Assert.Equal(3, JsonDocument.Parse(x).RootElement.GetProperty("events").GetArrayLength()));
        await Eventually.TrueAsync(() => Team.Finals.Count == before.Length + 2, "two reports again");
        Assert.All(Team.Finals.GroupBy(x => x.EventId), x => Assert.Single(x.Distinct(Comparer)));
        Assert.Equal(3, Team.Finals.Select(x => x.EventId).Distinct().Count());
        Assert.Equal(3, Smsc.Submits.Count);

        CommandRun verify = await CommandRun.OfAsync(Setup, "verify");
        Assert.Equal(0, verify.ExitCode);
    }

    [Fact]
    public async Task Says_which_messages_it_does_not_have()
    {
        Guid unknown = Guid.NewGuid();

        CommandRun run = await CommandRun.OfAsync(Setup, "replay", unknown.ToString());
        CommandRun wrong = await CommandRun.OfAsync(Setup, "replay", "hello");

        Assert.Equal((1, 2), (run.ExitCode, wrong.ExitCode));
        Assert.Contains($"{unknown:D}: no such message", run.Error, StringComparison.Ordinal);
    }

    private static readonly IEqualityComparer<DeliveryReported> Comparer =
        EqualityComparer<DeliveryReported>.Create((x, y) => x!.EventId == y!.EventId && x.Version == y.Version && x.OccurredAt == y.OccurredAt && x.Status == y.Status, x => x.EventId.GetHashCode());
}
