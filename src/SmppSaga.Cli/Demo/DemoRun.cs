using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmppSaga.Cli.Sending;
using SmppSaga.Contracts;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Ports;
using SmppSaga.Gateway.Messages.Raise;

namespace SmppSaga.Cli.Demo;

/// <summary>Sends the demo's messages through the embedded gateway as a service would, and follows them.</summary>
internal sealed class DemoRun(IHost host, GatewayOptions options, int count, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<Guid, SentMessage> _sent = new();
    private readonly List<SentMessage> _order = [];
    private int _settled;

    public bool Done => _settled == count;

    public bool AllDelivered => _order.Count == count && _order.TrueForAll(x => x.Final?.Status == DeliveryStatus.Delivered);

    /// <summary>Waits until a bind is up.</summary>
    /// <returns>Null when bound; else the reason why not within the time.</returns>
    public async Task<string?> BoundAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        IBindStatus status = host.Services.GetRequiredService<IBindStatus>();
        long started = time.GetTimestamp();
        while (!status.Binds.Any(x => x.State == BindState.Bound))
        {
            if (time.GetElapsedTime(started) > atMost)
            {
                return string.Join(' ', status.Binds.Select(x => x.Detail));
            }

            await Task.Delay(Poll, time, cancellationToken);
        }

        return null;
    }

    public async Task SendAsync(CancellationToken cancellationToken)
    {
        IBus bus = host.Services.GetRequiredService<IBus>();
        HostReceiveEndpointHandle reports = host.Services.GetRequiredService<IReceiveEndpointConnector>()
            .ConnectReceiveEndpoint("demo-reports", (_, x) => x.Handler<DeliveryReported>(context => Task.FromResult(Settle(context.Message))));
        await reports.Ready.WaitAsync(cancellationToken);
        foreach (SendSms sms in DemoMessages.Create(count, options.Routing))
        {
            SentMessage message = new(sms);
            _sent[sms.SmsId] = message;
            _order.Add(message);
        }

        foreach (SentMessage message in _order)
        {
            await bus.Publish(message.Sms, cancellationToken);
        }
    }

    /// <summary>The messages in the order of sending, as they stand.</summary>
    public async Task<IReadOnlyList<MessageRow>> RowsAsync(CancellationToken cancellationToken)
    {
        DirectRaise messages = host.Services.GetRequiredService<DirectRaise>();
        List<MessageRow> rows = [];
        foreach (SentMessage message in _order)
        {
            rows.Add(Row(message, await messages.LoadAsync(message.Sms.SmsId, cancellationToken)));
        }

        return rows;
    }

    private static MessageRow Row(SentMessage message, MessageSaga? saga) => MessageRow.Of(message) with
    {
        Operator = saga?.Origin?.Operator,
        Sender = saga?.Origin?.Sender,
        Connector = saga?.Connector,
        State = saga?.State.ToString() ?? "Sent",
        Attempts = saga?.Attempts ?? 0,
        Parts = [.. (saga?.Parts ?? []).Select((x, i) => new PartRow(i + 1, x.Last?.Bind.Name, x.Last?.SequenceNumber, x.SmscMessageId))],
    };

    private bool Settle(DeliveryReported report)
    {
        bool first = report.IsFinal && _sent.TryGetValue(report.SmsId, out SentMessage? message) && message.TrySettle(report);
        if (first)
        {
            Interlocked.Increment(ref _settled);
        }

        return first;
    }
}
