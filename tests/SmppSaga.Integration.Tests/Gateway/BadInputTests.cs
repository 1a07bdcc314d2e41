using System.Text;
using RabbitMQ.Client;
using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class BadInputTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task What_cannot_be_sent_is_rejected_with_its_reason_and_ends_in_one_final_report()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        SendSms good = TeamService.Message(1);
        Dictionary<Guid, string> reasons = [];
        foreach ((SendSms bad, string reason) in new (SendSms, string)[]
        {
            (good with { To = "" }, "invalid_address"),
            (good with { To = null }, "invalid_address"),
            (good with { To = "call me" }, "invalid_address"),
            (good with { Text = null }, "invalid_text"),
            (good with { Text = "" }, "invalid_text"),
            (good with { ValidityPeriod = "soon" }, "invalid_text"),
            (good with { Connector = "no-such" }, "unknown_connector"),
        })
        {
            SendSms sms = bad with { SmsId = Guid.NewGuid() };
            reasons[sms.SmsId] = reason;
            await Team.PublishAsync(sms);
        }

        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync([.. reasons.Keys.Select(x => good with { SmsId = x })]);
        await Eventually.TrueAsync(() => Team.Of<SmsRejected>().Count == reasons.Count, "each has its SmsRejected");

        Assert.All(finals, x => Assert.Equal(DeliveryStatus.Rejected, x.Status));
        Assert.All(Team.Of<SmsRejected>(), x => Assert.Equal(reasons[x.SmsId], x.Reason));
        Assert.Empty(Smsc.Submits);
    }

    [Fact]
    public async Task A_text_of_more_parts_than_a_message_may_have_is_rejected()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        IReadOnlyList<SendSms> sent = await Team.SendAsync(1, static x => x with { Text = new string('a', 5000) });
        DeliveryReported final = Assert.Single(await Team.FinalsAsync(sent));
        await Eventually.TrueAsync(() => Team.Of<SmsRejected>().Count == 1, "SmsRejected");

        Assert.Equal(DeliveryStatus.Rejected, final.Status);
        Assert.Equal("too_many_parts", Assert.Single(Team.Of<SmsRejected>()).Reason);
        Assert.Empty(Smsc.Submits);
    }

    [Fact]
    public async Task The_same_message_twice_is_submitted_once()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        SendSms sms = TeamService.Message(1);

        await Team.PublishAsync(sms);
        await Team.FinalsAsync([sms]);
        await Team.PublishAsync(sms);
        await BehindAsync();

        Assert.Single(Smsc.Submits, x => x.Pdu.DestinationAddr == sms.To);
        Assert.Empty(Team.Of<SendSmsRefused>());
    }

    [Fact]
    public async Task Three_copies_in_parallel_at_two_gateways_are_submitted_once()
    {
        await using GatewayInProcess first = await GatewayInProcess.StartReadyAsync(Setup);
        await using GatewayInProcess second = await GatewayInProcess.StartReadyAsync(Setup);
        List<SendSms> messages = [.. Enumerable.Range(0, 40).Select(TeamService.Message)];

        await Task.WhenAll(messages.SelectMany(x => Enumerable.Repeat(x, 3)).Select(Team.PublishAsync));
        IReadOnlyList<DeliveryReported> finals = await Team.FinalsAsync(messages);
        await BehindAsync();

        AllDelivered(finals);
        Assert.All(messages, x => Assert.Single(Smsc.Submits, s => s.Pdu.DestinationAddr == x.To && s.Text == x.Text));
        Assert.All(finals, x => Assert.False(x.PossibleDuplicate));
    }

    [Fact]
    public async Task The_same_id_with_another_body_is_refused_and_the_first_stands()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        SendSms sms = TeamService.Message(1);

        await Team.PublishAsync(sms);
        await Team.FinalsAsync([sms]);
        await Team.PublishAsync(sms with { Text = "something else" });
        await Eventually.TrueAsync(() => Team.Of<SendSmsRefused>().Count == 1, "SendSmsRefused is published");

        Assert.Equal(sms.SmsId, Assert.Single(Team.Of<SendSmsRefused>()).SmsId);
        Assert.Equal(sms.Text, Assert.Single(Smsc.Submits).Text);
        Assert.Single(Team.Finals);
    }

    [Theory]
    [InlineData("{ this is not JSON")]
    [InlineData("""{"messageId":"5f0c6a1e-0001-4002-8003-a1b2c3d4e5f6","messageType":["urn:message:SmppSaga.Contracts:SendSms"],"message":{"to":"27831234567","text":"no id"}}""")]
    [InlineData("""{"messageType":["urn:message:SmppSaga.Contracts:SendSms"],"message":{"smsId":"not a guid","to":"27831234567","text":"x"}}""")]
    public async Task What_cannot_be_decoded_goes_to_the_error_queue_and_nothing_else_is_lost(string body)
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        await using IConnection connection = await new ConnectionFactory { Uri = Vhost.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));

        await channel.BasicPublishAsync("SmppSaga.Contracts:SendSms", "", mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json" }, Encoding.UTF8.GetBytes(body));
        AllDelivered(await Team.FinalsAsync(await Team.SendAsync(5)));

        BasicGetResult? error = null;
        await Eventually.TrueAsync(async () => (error = await TryGetAsync("send-sms_error")) is not null, () => "in send-sms_error");
        Assert.Equal(body, Encoding.UTF8.GetString(error!.Body.Span));
        Assert.Null(await TryGetAsync("send-sms_error"));
        await Eventually.TrueAsync(() => gateway.Log.Count("[1011] A message in send-sms cannot be dealt with and was moved to send-sms_error: ") == 1, "told");
    }

    [Fact]
    public async Task A_cancelled_message_is_never_submitted()
    {
        Smsc.OnBind = static _ => Smpp.CommandStatus.ESME_RALYBND;
        await using GatewayInProcess gateway = await GatewayInProcess.StartAsync(Setup);
        await gateway.NotReadyAsync("ESME_RALYBND");
        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(async () => (await gateway.RecordsAsync(sent[0].SmsId)).Count > 0, () => "accepted");

        await Team.PublishAsync(new CancelSms { SmsId = sent[0].SmsId });
        DeliveryReported final = Assert.Single(await Team.FinalsAsync(sent));
        Assert.Equal(DeliveryStatus.Cancelled, final.Status);
        Assert.Equal("cancelled", Assert.Single(Team.Of<SmsRejected>()).Reason);

        Smsc.OnBind = static _ => Smpp.CommandStatus.ESME_ROK;
        await gateway.ReadyAsync();
        await BehindAsync();
        Assert.DoesNotContain(Smsc.Submits, x => x.Pdu.DestinationAddr == sent[0].To);
    }

    [Fact]
    public async Task Cancelling_what_was_submitted_changes_nothing()
    {
        Smsc.ReceiptsAtOnce = false;
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);
        IReadOnlyList<SendSms> sent = await Team.SendAsync(1);
        await Eventually.TrueAsync(() => Team.Of<SmsAcknowledged>().Count == 1, "acknowledged");

        await Team.PublishAsync(new CancelSms { SmsId = sent[0].SmsId });
        await Team.PublishAsync(new CancelSms { SmsId = Guid.NewGuid() });
        await Smsc.SendReceiptsAsync();

        AllDelivered(await Team.FinalsAsync(sent));
        Assert.Empty(Team.Of<SmsRejected>());
        Assert.Null(await TryGetAsync("message-commands_error"));
    }

    /// <summary>Returns when whatever was published before has gone the whole way.</summary>
    private async Task BehindAsync() => await Team.FinalsAsync(await Team.SendAsync(3, x => x with { To = $"27840{x.To![5..]}" }));
}
