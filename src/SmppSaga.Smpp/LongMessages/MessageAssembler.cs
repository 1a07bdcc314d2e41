namespace SmppSaga.Smpp.LongMessages;

/// <summary>
/// Puts long messages together again: parts in any order, repeated ones dropped, told apart by source, destination, reference and total. Bounded in parts, octets and time.
/// Safe for concurrent callers.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="timeProvider">The clock of the timeout.</param>
/// <param name="abandoned">Takes what timed out, gave way to newer messages or was started anew by its sender. Called by the thread that found it, outside any lock.</param>
public sealed class MessageAssembler(MessageAssemblerOptions options, TimeProvider timeProvider, Action<AssembledMessage>? abandoned = null)
{
    private readonly object _gate = new();
    private readonly Dictionary<AssemblyKey, LinkedListNode<Assembly>> _byKey = [];

    // By the moment of the first part, which is also the order of expiry.
    private readonly LinkedList<Assembly> _byAge = [];
    private int _parts;
    private long _octets;

    /// <summary>Parts kept for incomplete messages or remembered of finished ones.</summary>
    public int Parts
    {
        get
        {
            lock (_gate)
            {
                return _parts;
            }
        }
    }

    /// <summary>Octets of text kept.</summary>
    public long Octets
    {
        get
        {
            lock (_gate)
            {
                return _octets;
            }
        }
    }

    /// <summary>Takes one part; <paramref name="message"/> is the whole when this was the last one missing.</summary>
    public AssemblyOutcome Add(ReceivedPart part, out AssembledMessage? message)
    {
        List<AssembledMessage> lost = [];
        AssemblyOutcome outcome;
        lock (_gate)
        {
            DropExpired(lost);
            outcome = AddWithin(part, out message, lost);
        }

        Report(lost);
        return outcome;
    }

    /// <summary>Drops what timed out. Every <see cref="Add"/> does so too; call this now and then when none comes.</summary>
    public void Sweep()
    {
        List<AssembledMessage> lost = [];
        lock (_gate)
        {
            DropExpired(lost);
        }

        Report(lost);
    }

    private AssemblyOutcome AddWithin(ReceivedPart part, out AssembledMessage? message, List<AssembledMessage> lost)
    {
        message = null;
        if (part.Text.Length > options.MaxOctets)
        {
            return AssemblyOutcome.Refused;
        }

        AssemblyKey key = AssemblyKey.Of(part);
        if (_byKey.TryGetValue(key, out LinkedListNode<Assembly>? node) && node.Value.Holds(part.Concatenation.Sequence))
        {
            if (node.Value.IsRepeat(part))
            {
                return AssemblyOutcome.Duplicate;
            }

            // Other octets under the same number: the sender has come round to this reference again.
            Remove(node, lost);
            node = null;
        }

        node ??= Start(key);
        _parts++;
        _octets += part.Text.Length;
        node.Value.Add(part);
        if (node.Value.IsComplete)
        {
            message = node.Value.Finish();
            _octets -= message.Parts.Sum(p => p.Text.Length);
        }

        // Only what is older than this message's own start can give way before it does; it goes itself when nothing else is left.
        while ((_parts > options.MaxParts || _octets > options.MaxOctets) && _byAge.First is { } oldest)
        {
            Remove(oldest, lost);
        }

        return message is null ? AssemblyOutcome.Waiting : AssemblyOutcome.Complete;
    }

    private LinkedListNode<Assembly> Start(AssemblyKey key)
    {
        LinkedListNode<Assembly> node = _byAge.AddLast(new Assembly(key, timeProvider.GetTimestamp()));
        _byKey.Add(key, node);
        return node;
    }

    private void DropExpired(List<AssembledMessage> lost)
    {
        while (_byAge.First is { } oldest && timeProvider.GetElapsedTime(oldest.Value.Started) >= options.Timeout)
        {
            Remove(oldest, lost);
        }
    }

    private void Remove(LinkedListNode<Assembly> node, List<AssembledMessage> lost)
    {
        _byAge.Remove(node);
        _byKey.Remove(node.Value.Key);
        _parts -= node.Value.Count;
        if (node.Value.TakeIncomplete(out AssembledMessage? incomplete))
        {
            _octets -= incomplete.Parts.Sum(p => p.Text.Length);
            lost.Add(incomplete);
        }
    }

    private void Report(List<AssembledMessage> lost)
    {
        foreach (AssembledMessage message in lost)
        {
            abandoned?.Invoke(message);
        }
    }
}
