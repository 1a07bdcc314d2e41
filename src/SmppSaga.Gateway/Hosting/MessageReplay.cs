using System.Text.Json;
using MassTransit;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Hosting;

/// <summary>
/// Says once more what a message's records say: the events of bus.publish, with the ids and versions that they had. What no record holds is not
/// repeated: SendSmsRefused, and the internal command that hands a message to its connector.
/// </summary>
internal sealed class MessageReplay(IEventStore store, RedisStoreInspection inspection, GatewayOptions options)
{
    private const int MaxConflicts = 20;
    private readonly EventProjection _projection = new(options.Bus.Publish, options.Store.Retention);

    /// <summary>Puts the events of one message into the outbox, all in one write; a running gateway publishes them.</summary>
    /// <returns>What went out, or in words why nothing did.</returns>
    public async Task<(ReplayedMessage? Replayed, string Trouble)> TryReplayAsync(Guid smsId, CancellationToken cancellationToken)
    {
        try
        {
            return (await ReplayAsync(smsId, cancellationToken), "no such message in the store: never accepted, or finished longer ago than store.retention.");
        }
        catch (Exception e) when (e is UnknownRecordException or ConcurrencyException)
        {
            return (null, e.Message);
        }
    }

    private async Task<ReplayedMessage?> ReplayAsync(Guid smsId, CancellationToken cancellationToken)
    {
        for (int i = 0; i < MaxConflicts; i++)
        {
            IReadOnlyList<ReadOnlyMemory<byte>> records = await store.ReadAsync(smsId, cancellationToken);
            if (records.Count == 0)
            {
                return null;
            }

            MessageSaga saga = DirectRaise.New(smsId);
            IReadOnlyList<OutboxRow> rows = saga.LoadAgain(records, _projection);
            if (rows.Count == 0 || await store.AppendAsync(await WriteAsync(saga, rows, cancellationToken), cancellationToken) == AppendOutcome.Written)
            {
                return new ReplayedMessage(smsId, saga.Version, saga.State.ToString(), [.. rows.Select(ReplayedEvent.Of)]);
            }
        }

        throw new ConcurrencyException($"Message {smsId:D}: {MaxConflicts} conflicts in a row.", typeof(MessageSaga), smsId);
    }

    // Every write says when the message is looked at again and how long it is kept, so this one repeats what holds; a finished message is kept for store.retention from now on.
    private async Task<EventWrite> WriteAsync(MessageSaga saga, IReadOnlyList<OutboxRow> rows, CancellationToken cancellationToken) => new()
    {
        Id = saga.CorrelationId,
        ExpectedVersion = saga.Version,
        Outbox = [.. rows.Select(x => (ReadOnlyMemory<byte>)x.ToOctets())],
        Deadline = saga.IsTerminal ? null : await inspection.DeadlineAsync(saga.CorrelationId, cancellationToken) ?? saga.Deadline,
        ExpireAfter = saga.IsTerminal ? _projection.Retention : null,
    };
}

/// <summary>A message whose events went into the outbox again.</summary>
internal sealed record ReplayedMessage(Guid SmsId, int Version, string State, IReadOnlyList<ReplayedEvent> Events);

/// <summary>One of them, recognisable by its id.</summary>
internal sealed record ReplayedEvent(string Type, Guid EventId, int Version)
{
    public static ReplayedEvent Of(OutboxRow row)
    {
        using JsonDocument json = JsonDocument.Parse(row.Json);
        return new(row.Type, json.RootElement.GetProperty("eventId").GetGuid(), json.RootElement.GetProperty("version").GetInt32());
    }
}
