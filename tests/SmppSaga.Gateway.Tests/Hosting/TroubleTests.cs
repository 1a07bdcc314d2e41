using MassTransit;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Gateway.Messages;
using SmppSaga.Redis.Abstractions;
using StackExchange.Redis;

namespace SmppSaga.Gateway.Tests.Hosting;

public sealed class TroubleTests
{
    public static TheoryData<Exception> OfTheSurroundings() =>
    [
        new RedisException("away"), new TimeoutException(), new IOException(), new OperationCanceledException(), new TaskCanceledException(),
        new RequeueException("not bound", new InvalidOperationException()), new UnknownRecordException("newer"), new MassTransit.ConnectionException("broker away"),
        new ConcurrencyException("20 conflicts", typeof(MessageSaga), Guid.Empty), new AggregateException(new RedisException("away")),
    ];

    public static TheoryData<Exception> OfTheMessage() => [new InvalidOperationException(), new FormatException(), new System.Text.Json.JsonException(), new NotSupportedException()];

    [Theory]
    [MemberData(nameof(OfTheSurroundings))]
    public void Trouble_of_store_bus_and_process_gives_the_delivery_back(Exception e) => Assert.True(Trouble.IsTrouble(e));

    [Theory]
    [MemberData(nameof(OfTheMessage))]
    public void A_mistake_in_the_message_does_not(Exception e) => Assert.False(Trouble.IsTrouble(e));
}
