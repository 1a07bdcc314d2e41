using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Messages;
using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Hosting;

/// <summary>Whether the receipts of a message that is still open would find it: each id that the SMSC gave must lead to its part.</summary>
internal sealed class ReceiptIndexCheck(ICorrelationIndex index, GatewayOptions options)
{
    /// <summary>What is missing, in words; empty when nothing is. A connector that the file does not have any more is passed over: how its keys were formed is not known.</summary>
    /// <exception cref="UnknownRecordException">The records cannot be read.</exception>
    public async Task<IReadOnlyList<string>> DifferencesAsync(Guid smsId, IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellationToken)
    {
        MessageSaga saga = DirectRaise.New(smsId);
        saga.Load(records);
        List<string> differences = [];
        for (int part = 1; part <= saga.Parts.Count && !saga.IsTerminal; part++)
        {
            foreach (PartAttempt attempt in saga.Parts[part - 1].Attempts.Where(x => x.Taken && x.SmscMessageId.Length > 0))
            {
                if (await MissingAsync(new CorrelationValue(smsId, (ushort)part), attempt, cancellationToken) is { } missing)
                {
                    differences.Add(missing);
                }
            }
        }

        return differences;
    }

    private async Task<string?> MissingAsync(CorrelationValue value, PartAttempt attempt, CancellationToken cancellationToken)
    {
        if (!options.Connectors.TryGetValue(attempt.Bind.Connector, out ConnectorOptions? connector))
        {
            return null;
        }

        string key = ReceiptKey.OfResponse(attempt.Bind.Connector, attempt.SmscMessageId, connector);
        IReadOnlyList<CorrelationValue> found = await index.ResolveAsync(key, cancellationToken);
        return found.Contains(value) ? null : $"receipt index: expected {key} to lead to part {value.Part}, found {(found.Count == 0 ? "nothing" : $"{found.Count} others")}";
    }
}
