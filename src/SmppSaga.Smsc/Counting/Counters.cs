using SmppSaga.Smpp;

namespace SmppSaga.Smsc;

/// <summary>The figures of one simulator. Plain counters are counted by <see cref="Interlocked"/>, since each submit touches several.</summary>
internal sealed class Counters(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly DistinctMessages _distinct = new();
    private readonly SlidingSecond _second = new(time);
    private readonly SlidingSecond _taken = new(time);
    private readonly Dictionary<string, long> _faults = new(StringComparer.Ordinal);
    private readonly long[] _counts = new long[Enum.GetValues<Count>().Length];
    private long _duplicates;
    private long _maxBound;
    private long _maxOutstanding;
    private long _maxPerSecond;

    public int TakenInLastSecond
    {
        get
        {
            lock (_gate)
            {
                return _taken.Count;
            }
        }
    }

    public void Add(Count what, long change = 1) => Interlocked.Add(ref _counts[(int)what], change);

    public void Bound(int ofAccount)
    {
        Add(Count.Binds);
        Add(Count.Bound);
        lock (_gate)
        {
            _maxBound = Math.Max(_maxBound, ofAccount);
        }
    }

    /// <summary>A submit_sm came; so many of this bind now wait for an answer.</summary>
    public void Submitted(int outstanding)
    {
        Add(Count.Submits);
        lock (_gate)
        {
            _second.Add();
            _maxPerSecond = Math.Max(_maxPerSecond, _second.Count);
            _maxOutstanding = Math.Max(_maxOutstanding, outstanding);
        }
    }

    public void Taken(SubmitSm pdu)
    {
        Add(Count.Taken);
        lock (_gate)
        {
            _taken.Add();
            _duplicates += _distinct.Add(pdu) ? 0 : 1;
        }
    }

    public void Struck(SmscFault fault)
    {
        lock (_gate)
        {
            _faults[fault.Word] = _faults.GetValueOrDefault(fault.Word) + 1;
        }
    }

    /// <summary>The figures of this moment.</summary>
    public SmscStatistics Snapshot()
    {
        lock (_gate)
        {
            return new SmscStatistics
            {
                Connections = Of(Count.Connections),
                Binds = Of(Count.Binds),
                BindsRefused = Of(Count.BindsRefused),
                Bound = Of(Count.Bound),
                MaxBound = _maxBound,
                Submits = Of(Count.Submits),
                Taken = Of(Count.Taken),
                Distinct = _distinct.Count,
                Duplicates = _duplicates,
                Unanswered = Of(Count.Unanswered),
                MaxOutstanding = _maxOutstanding,
                MaxPerSecond = _maxPerSecond,
                ReceiptsSent = Of(Count.ReceiptsSent),
                ReceiptsAcknowledged = Of(Count.ReceiptsAcknowledged),
                ReceiptsRefused = Of(Count.ReceiptsRefused),
                ReceiptsRepeated = Of(Count.ReceiptsRepeated),
                ReceiptsPending = Of(Count.ReceiptsPending),
                MobileOriginated = Of(Count.MobileOriginated),
                ProtocolErrors = Of(Count.ProtocolErrors),
                Faults = new SortedDictionary<string, long>(_faults, StringComparer.Ordinal),
            };
        }
    }

    private long Of(Count what) => Interlocked.Read(ref _counts[(int)what]);
}

/// <summary>What is counted plainly; the meaning is told by <see cref="SmscStatistics"/>.</summary>
internal enum Count
{
    Connections,
    Binds,
    BindsRefused,
    Bound,
    Submits,
    Taken,
    Unanswered,
    ReceiptsSent,
    ReceiptsAcknowledged,
    ReceiptsRefused,
    ReceiptsRepeated,
    ReceiptsPending,
    MobileOriginated,
    ProtocolErrors,
}
