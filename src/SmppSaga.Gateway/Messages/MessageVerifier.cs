using SmppSaga.Gateway.Messages.Raise;
using SmppSaga.Gateway.Messages.Records;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Messages;

/// <summary>Folds a message's records again and compares: the state that each record carries with what the records add up to, and the deadline with the state.</summary>
internal static class MessageVerifier
{
    /// <summary>What does not agree, in words; empty for a sound message.</summary>
    /// <param name="smsId">The message.</param>
    /// <param name="stored">Its records.</param>
    /// <param name="hasDeadline">Whether the list of deadlines has it.</param>
    public static IReadOnlyList<string> Differences(Guid smsId, IReadOnlyList<ReadOnlyMemory<byte>> stored, bool hasDeadline)
    {
        List<MessageRecord> records;
        MessageSaga saga = DirectRaise.New(smsId);
        try
        {
            records = [.. stored.Select(RecordCodec.Decode)];
            saga.Load(stored);
        }
        catch (Exception e) when (e is UnknownRecordException or InvalidOperationException)
        {
            return [$"records: expected to be readable, found: {e.Message}"];
        }

        List<string> differences = [.. States(smsId, stored, records)];
        if (saga.IsTerminal == hasDeadline)
        {
            differences.Add(hasDeadline ? $"deadline: expected none in the terminal state {saga.State}, found one" : $"deadline: expected one in the state {saga.State}, found none");
        }

        return differences;
    }

    private static IEnumerable<string> States(Guid smsId, IReadOnlyList<ReadOnlyMemory<byte>> stored, List<MessageRecord> records)
    {
        if (records is not [SmsAccepted, ..])
        {
            yield return $"record 1: expected {nameof(SmsAccepted)}, found {(records.Count == 0 ? "nothing" : records[0].GetType().Name)}";
        }

        MessageState? ended = null;
        for (int i = 0; i < records.Count; i++)
        {
            MessageState found = records[i].State;
            if (ended is { } state)
            {
                if (found != state)
                {
                    yield return $"record {i + 1}: expected the terminal state {state} to stay, found {found}";
                }

                continue;
            }

            MessageSaga folded = DirectRaise.New(smsId);
            folded.Load([.. stored.Take(i + 1)]);
            ended = folded.IsTerminal ? found : null;

            // Records of one write share its state, so only the last of them has to agree; the next record with another state begins the next write at the latest.
            bool last = i + 1 == records.Count || records[i + 1].State != found || records[i + 1].At != records[i].At;
            if (last && Unexpected(folded, found) is { } expected)
            {
                yield return $"record {i + 1}: expected {expected}, found {found}";
            }
        }
    }

    /// <summary>What the parts call for, when the state that was found is something else. Between Accepted and Submitted the way decides, not the parts.</summary>
    private static string? Unexpected(MessageSaga folded, MessageState found) =>
        folded.Settlement() is { } settled ? found == settled ? null : $"the state {settled}"
        : found >= MessageState.Delivered ? "an open state"
        : folded.OpenState() == MessageState.Acknowledged ? $"the state {MessageState.Acknowledged}"
        : null;
}
