using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace SmppSaga.Integration.Tests.Servers;

/// <summary>The Node program itself, against a stand-in for the gateway that speaks plain AMQP.</summary>
public sealed class NodeProgramTests(RabbitVhost vhost) : IClassFixture<RabbitVhost>
{
    [Fact]
    public async Task Send_and_receive_prints_the_final_report_of_its_own_message()
    {
        await using IConnection connection = await new ConnectionFactory { Uri = vhost.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync();
        await ReportEveryCommandAsync(channel);

        string output = await NodeProgram.RunAsync("send-and-receive.js", vhost.Uri.ToString(), "27831234567", "hello");

        JsonElement report = JsonElement.Parse(output);
        Assert.True(report.GetProperty("isFinal").GetBoolean());
        Assert.Equal("Delivered", report.GetProperty("status").GetString());
        Assert.Equal("27831234567", report.GetProperty("to").GetString());
    }

    [Fact]
    public async Task Send_and_receive_fails_when_nobody_listens()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => NodeProgram.RunAsync("send-and-receive.js", vhost.Uri.ToString(), "27831234567", "hello"));

        Assert.Contains("no gateway listens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_and_receive_fails_when_nobody_reports()
    {
        await using IConnection connection = await new ConnectionFactory { Uri = vhost.Uri }.CreateConnectionAsync();
        await using IChannel channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("SmppSaga.Contracts:SendSms", "fanout", durable: true);
        await channel.QueueBindAsync((await channel.QueueDeclareAsync()).QueueName, "SmppSaga.Contracts:SendSms", "");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => NodeProgram.RunAsync("send-and-receive.js", vhost.Uri.ToString(), "27831234567", "hello", "1"));

        Assert.Contains("ended with 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("no final report", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_there_fails_and_says_which()
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => NodeProgram.RunAsync("no-such-program.js"));

        Assert.Contains("no-such-program.js", error.Message, StringComparison.Ordinal);
    }

    // Answers each SendSms by a report of a stranger, one that is not final, and the final one.
    private static async Task ReportEveryCommandAsync(IChannel channel)
    {
        await channel.ExchangeDeclareAsync("SmppSaga.Contracts:SendSms", "fanout", durable: true);
        await channel.ExchangeDeclareAsync("SmppSaga.Contracts:DeliveryReported", "fanout", durable: true);
        string queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, "SmppSaga.Contracts:SendSms", "");
        AsyncEventingBasicConsumer consumer = new(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            JsonElement envelope = JsonElement.Parse(delivery.Body.Span);
            Assert.Equal("application/vnd.masstransit+json", delivery.BasicProperties.ContentType);
            Assert.Equal("urn:message:SmppSaga.Contracts:SendSms", envelope.GetProperty("messageType")[0].GetString());
            JsonElement command = envelope.GetProperty("message");
            string smsId = command.GetProperty("smsId").GetString()!;
            string to = command.GetProperty("to").GetString()!;
            await PublishAsync(channel, new { smsId = Guid.NewGuid().ToString(), to, isFinal = true, status = "Failed" });
            await PublishAsync(channel, new { smsId, to, isFinal = false, status = "Pending" });
            await PublishAsync(channel, new { smsId, to, isFinal = true, status = "Delivered" });
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
    }

    private static async Task PublishAsync(IChannel channel, object message)
    {
        await channel.BasicPublishAsync("SmppSaga.Contracts:DeliveryReported", "", JsonSerializer.SerializeToUtf8Bytes(new { message }));
    }
}
