using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class MainJobTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task Three_hundred_messages_end_delivered_once_each_with_the_sender_of_their_operator()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        IReadOnlyList<SendSms> sent = await Team.SendAsync(300);
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(sent);

        AllDelivered(finals);
        Assert.All(finals, x => Assert.False(x.PossibleDuplicate));
        Assert.Equal(300, Smsc.Submits.Count);
        Assert.Equal(300, Smsc.Submits.Select(x => (x.Pdu.DestinationAddr, x.Text)).Distinct().Count());
        Assert.All(Smsc.Submits, x => Assert.Equal(SenderOf(x.Pdu.DestinationAddr), x.Pdu.SourceAddr));
        Assert.All(finals, x => Assert.Equal(SenderOf(x.To!), x.From));
        await Eventually.TrueAsync(() => Smsc.ReceiptsAcknowledged == 300, "every receipt acknowledged");
        Assert.Equal(0, Smsc.ReceiptsRefused);
    }

    [Fact]
    public async Task A_subscriber_sees_the_way_of_a_message_in_its_order()
    {
        // A receipt on the heels of its answer may be stored before it.
        Smsc.ReceiptsAtOnce = false;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1, x => x with { ClientReference = "order 7", Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "shop" } });
        await Eventually.TrueAsync(() => Team.Of<SmsSubmitted>().Count == 1 && Team.Of<SmsAcknowledged>().Count == 1, "submitted and acknowledged are published");
        await Smsc.SendReceiptsAsync();
        DeliveryReported final = Assert.Single(await Team.FinalsAsync(sent));

        SmsSubmitted submitted = Assert.Single(Team.Of<SmsSubmitted>());
        SmsAcknowledged acknowledged = Assert.Single(Team.Of<SmsAcknowledged>());
        Assert.Equal(Assert.Single(submitted.Parts).SequenceNumber, Assert.Single(acknowledged.Parts).SequenceNumber);
        Assert.Equal(Assert.Single(Smsc.Taken).MessageId, Assert.Single(acknowledged.Parts).SmscMessageId);
        Assert.Equal(Assert.Single(final.SmscMessageIds), Assert.Single(Smsc.Taken).MessageId);
        Assert.True(submitted.Version < acknowledged.Version && acknowledged.Version <= final.Version);
        Assert.Equal(("order 7", "shop", "main"), (final.ClientReference, final.Tags!["team"], final.Connector));
    }

    [Fact]
    public async Task A_message_for_later_goes_out_when_its_time_has_come()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        DateTimeOffset later = TimeProvider.System.GetUtcNow().AddSeconds(3);

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1, x => x with { SendAt = later.ToString("O") });
        AllDelivered(await Team.FinalsAsync(sent));

        Assert.InRange(TimeProvider.System.GetUtcNow(), later, later.AddSeconds(30));
    }

    [Fact]
    public async Task A_message_s_own_validity_and_a_reference_of_ours_go_to_the_SMSC()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(1, x => x with { ValidityPeriod = "1h" })));
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(1)));

        Assert.Matches("^00000000(59[0-5][0-9]|0100)", Smsc.Submits[0].Pdu.ValidityPeriod.Replace("000000010000000R", "000000000100000R", StringComparison.Ordinal)[..12]);
        Assert.Equal("", Smsc.Submits[1].Pdu.ValidityPeriod);
        Assert.All(Smsc.Submits, x => Assert.NotEqual(0, x.Pdu.Tlvs.UserMessageReference ?? 0));
    }

    private static string SenderOf(string number) => number[..4] switch { "2782" => "10020", "2783" => "10030", _ => "10040" };
}
