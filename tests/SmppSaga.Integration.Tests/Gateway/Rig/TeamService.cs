using System.Collections.Concurrent;
using MassTransit;
using SmppSaga.Contracts;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway.Rig;

/// <summary>A service of another team: it publishes SendSms and subscribes to what comes back, as any MassTransit user does.</summary>
internal sealed class TeamService : IAsyncDisposable
{
    private readonly IBusControl _bus;
    private readonly ConcurrentQueue<DeliveryReported> _reports = new();
    private readonly ConcurrentQueue<object> _others = new();

    private TeamService(RabbitVhost vhost)
    {
        _bus = Bus.Factory.CreateUsingRabbitMq(x =>
        {
            x.Host(vhost.Host, (ushort)vhost.Port, vhost.Name, h =>
            {
                h.Username(vhost.Username);
                h.Password(vhost.Password);
            });
            x.ReceiveEndpoint($"team-{Guid.NewGuid():N}", e =>
            {
                e.AutoDelete = true;
                e.PrefetchCount = 100;
                e.Handler<DeliveryReported>(c => Keep(_reports, c.Message));
                e.Handler<SmsSubmitted>(c => Keep(_others, c.Message));
                e.Handler<SmsAcknowledged>(c => Keep(_others, c.Message));
                e.Handler<SmsRejected>(c => Keep(_others, c.Message));
                e.Handler<SmsUncertain>(c => Keep(_others, c.Message));
                e.Handler<SendSmsRefused>(c => Keep(_others, c.Message));
                e.Handler<UnmatchedReceiptReceived>(c => Keep(_others, c.Message));
                e.Handler<DeliveryCorrected>(c => Keep(_others, c.Message));
                e.Handler<BindStateChanged>(c => Keep(_others, c.Message));
                e.Handler<StorageLossSuspected>(c => Keep(_others, c.Message));
            });
        });
    }

    public IReadOnlyList<DeliveryReported> Finals => [.. _reports.Where(x => x.IsFinal)];

    public static async Task<TeamService> StartAsync(RabbitVhost vhost)
    {
        TeamService service = new(vhost);
        await service._bus.StartAsync();
        return service;
    }

    /// <summary>The events of one type that came so far.</summary>
    public IReadOnlyList<T> Of<T>() => [.. _others.OfType<T>()];

    public Task PublishAsync<T>(T message)
        where T : class => _bus.Publish(message);

    /// <summary>Publishes so many messages, spread over three operators; their texts differ.</summary>
    public async Task<IReadOnlyList<SendSms>> SendAsync(int count, Func<SendSms, SendSms>? change = null)
    {
        List<SendSms> sent = [.. Enumerable.Range(0, count).Select(i => Message(i)).Select(x => change?.Invoke(x) ?? x)];
        await Task.WhenAll(sent.Select(x => _bus.Publish(x)));
        return sent;
    }

    public static SendSms Message(int number) => new()
    {
        SmsId = Guid.NewGuid(), To = $"278{2 + (number % 3)}{number:0000000}", Text = $"hello {number:00000} {Guid.NewGuid():N}",
    };

    /// <summary>Waits until each of these messages has its final report, and checks that none has two.</summary>
    public async Task<IReadOnlyList<DeliveryReported>> FinalsAsync(IReadOnlyCollection<SendSms> sent)
    {
        HashSet<Guid> awaited = [.. sent.Select(x => x.SmsId)];
        await Eventually.TrueAsync(
            () => Task.FromResult(awaited.IsSubsetOf(Finals.Select(x => x.SmsId))),
            () => $"{awaited.Except(Finals.Select(x => x.SmsId)).Count()} of {awaited.Count} final reports are missing, to {string.Join(' ', sent.Where(x => Finals.All(f => f.SmsId != x.SmsId)).Select(x => x.To).Take(5))}");
        IReadOnlyList<DeliveryReported> finals = [.. Finals.Where(x => awaited.Contains(x.SmsId))];
        // The same event may come twice (its eventId tells); a second final may not.
        return [.. finals.GroupBy(x => x.SmsId).Select(x => Assert.Single(x.DistinctBy(f => f.EventId)))];
    }

    public async ValueTask DisposeAsync() => await _bus.StopAsync(TimeSpan.FromSeconds(10));

    private static Task Keep<T>(ConcurrentQueue<T> queue, T message)
    {
        queue.Enqueue(message);
        return Task.CompletedTask;
    }
}
