namespace SmppSaga.Smpp;

/// <summary>
/// Hands out 1 to 0x7FFFFFFF in turn (SMPP 3.4, 5.1.4), never one that is outstanding or whose answer is still owed.
/// </summary>
internal sealed class SequenceNumbers
{
    private const uint Max = 0x7FFF_FFFF;

    // Far more than a session survives without an answer; it only bounds the memory.
    private const int MaxQuarantined = 16_384;

    private readonly HashSet<uint> _quarantined = [];
    private readonly Queue<uint> _oldest = [];

    public uint Last { get; set; }

    public uint Next(Dictionary<uint, PendingRequest> outstanding)
    {
        do
        {
            Last = Last >= Max ? 1 : Last + 1;
        }
        while ((_quarantined.Count > 0 && _quarantined.Contains(Last)) || outstanding.ContainsKey(Last));

        return Last;
    }

    public void Quarantine(uint number)
    {
        if (_oldest.Count == MaxQuarantined)
        {
            _quarantined.Remove(_oldest.Dequeue());
        }

        _quarantined.Add(number);
        _oldest.Enqueue(number);
    }

    /// <summary>The late answer has come: the number may be used again. False when it was not owed.</summary>
    public bool TryFree(uint number) => _quarantined.Remove(number);
}
