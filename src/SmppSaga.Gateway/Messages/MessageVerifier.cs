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
        List<string> differences = [];
        MessageSaga saga = DirectRaise.New(smsId);
        try
        {
            Fold(saga, stored, differences);
        }
        catch (Exception e) when (e is UnknownRecordException or InvalidOperationException)
        {
            return [$"records: expected to be readable, found: {e.Message}"];
        }

        if (saga.IsTerminal == hasDeadline)
        {
            differences.Add(hasDeadline ? $"deadline: expected none in the terminal state {saga.State}, found one" : $"deadline: expected one in the state {saga.State}, found none");
        }

        return differences;
    }

    private static void Fold(MessageSaga saga, IReadOnlyList<ReadOnlyMemory<byte>> stored, List<string> differences)
    {
        List<MessageRecord> records = [.. stored.Select(RecordCodec.Decode)];
        if (records is not [SmsAccepted, ..])
        {
            differences.Add($"record 1: expected {nameof(SmsAccepted)}, found {(records.Count == 0 ? "nothing" : records[0].GetType().Name)}");
        }

        MessageState? ended = null;
        for (int i = 0; i < records.Count; i++)
        {
            MessageState found = records[i].State;
            saga.Load([stored[i]]);

            // The records of one write carry its state, so only the last of them has to agree with what they add up to.
            bool last = i + 1 == records.Count || records[i + 1].State != found || records[i + 1].At != records[i].At;
            string? expected = ended is { } state ? found == state ? null : $"the terminal state {state} to stay" : last ? Unexpected(saga, found) : null;
            if (expected is not null)
            {
                differences.Add($"record {i + 1}: expected {expected}, found {found}");
            }

            ended ??= saga.IsTerminal ? found : null;
        }
    }

    /// <summary>What the parts call for, when the state that was found is something else. Between Accepted and Submitted the way decides, not the parts.</summary>
    private static string? Unexpected(MessageSaga folded, MessageState found) =>
        folded.Settlement() is { } settled ? found == settled ? null : $"the state {settled}"
        : found >= MessageState.Delivered ? "an open state"
        : folded.OpenState() == MessageState.Acknowledged ? $"the state {MessageState.Acknowledged}"
        : null;
}
