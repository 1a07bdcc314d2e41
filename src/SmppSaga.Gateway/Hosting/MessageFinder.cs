using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Hosting;

/// <summary>Finds messages by what people know of them.</summary>
internal sealed class MessageFinder(IEventStore store, ICorrelationIndex index, RedisStoreInspection inspection, GatewayOptions options)
{
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(Guid smsId, CancellationToken cancellationToken) =>
        Timeline.Of(await store.ReadAsync(smsId, cancellationToken));

    /// <summary>The messages that an SMSC's message_id leads to, as it stands in submit_sm_resp or in a receipt.</summary>
    public async Task<IReadOnlyList<Guid>> BySmscIdAsync(string smscMessageId, string? connector, CancellationToken cancellationToken)
    {
        List<Guid> found = [];
        foreach ((string name, ConnectorOptions settings) in options.Connectors.Where(x => connector is null || x.Key == connector))
        {
            foreach (string key in new[] { ReceiptKey.OfResponse(name, smscMessageId, settings), ReceiptKey.OfReceipt(name, smscMessageId, settings) }.Distinct(StringComparer.Ordinal))
            {
                found.AddRange((await index.ResolveAsync(key, cancellationToken)).Select(x => x.Id));
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>The messages to a recipient that are not finished, in whatever form its number is written; finished ones are not listed by recipient.</summary>
    public async Task<IReadOnlyList<Guid>> ByRecipientAsync(string to, CancellationToken cancellationToken)
    {
        string number = Lookup(to);
        HashSet<Guid> found = [];
        await foreach ((Guid smsId, DateTimeOffset _) in inspection.PendingAsync(cancellationToken))
        {
            MessageSaga saga = DirectRaise.New(smsId);
            saga.Load(await store.ReadAsync(smsId, cancellationToken));
            if (saga.Origin is { } origin && Lookup(origin.To) == number)
            {
                found.Add(smsId);
            }
        }

        return [.. found];
    }

    private string Lookup(string number) => NumberForm.ForLookup(number, options.Routing.CountryCode);
}
