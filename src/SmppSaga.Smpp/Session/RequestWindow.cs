namespace SmppSaga.Smpp;

/// <summary>
/// Which requests are outstanding and which wait for a place, first come first served. Pure bookkeeping under one lock: it calls nobody;
/// whoever frees a place gets the request that may go next and sends it.
/// </summary>
internal sealed class RequestWindow(int size, TimeProvider time)
{
    private readonly object _gate = new();
    private readonly Dictionary<uint, PendingRequest> _pending = [];
    private readonly WaitList _waiters = new();
    private readonly SequenceNumbers _numbers = new();
    private TaskCompletionSource? _empty;
    private int _outstanding;
    private bool _admitting = true;
    private bool _sending = true;
    private bool _closed;

    public int Size => size;

    public int Outstanding => Volatile.Read(ref _outstanding);

    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiters.Count;
            }
        }
    }

    /// <summary>Starts counting behind this number.</summary>
    public void StartAfter(uint number)
    {
        lock (_gate)
        {
            _numbers.Last = number;
        }
    }

    /// <summary>Gives the request a place, or puts it in the queue.</summary>
    public Admission Enter(PendingRequest request)
    {
        lock (_gate)
        {
            if (_closed || (request.TakesSlot && !_admitting))
            {
                return Admission.Closed;
            }

            // Nobody waits while there is room: whoever frees a place hands it on at once.
            if (request.TakesSlot && _outstanding >= size)
            {
                request.Stage = RequestStage.Waiting;
                _waiters.Add(request);
                return Admission.Queued;
            }

            Admit(request);
            return Admission.Granted;
        }
    }

    /// <summary>Turns a reserved place into a request under way. A slot that is not this one any more is left as it is: its request may be somebody else's by now.</summary>
    public Admission TrySend(PendingRequest request, uint number, Pdu pdu, TimeSpan timeout)
    {
        lock (_gate)
        {
            if (request.Stage != RequestStage.Reserved || request.SequenceNumber != number)
            {
                return _closed ? Admission.Closed : Admission.Stale;
            }

            if (!_sending)
            {
                return Admission.Closed;
            }

            request.Prepare(pdu, timeout);
            request.Stage = RequestStage.Sent;
            request.SentAt = time.GetTimestamp();
            return Admission.Granted;
        }
    }

    /// <summary>Takes out a request that is as far as <paramref name="stage"/>: a reserved one that its holder gives back, or one that cannot be sent. The next in the queue gets its place.</summary>
    public bool TryLeave(PendingRequest request, uint number, RequestStage stage, out PendingRequest? granted)
    {
        lock (_gate)
        {
            granted = null;
            if (request.Stage != stage || request.SequenceNumber != number)
            {
                return false;
            }

            granted = Remove(request);
            return true;
        }
    }

    /// <summary>Takes a waiting request out of the queue; false when it does not wait.</summary>
    public bool TryWithdraw(PendingRequest request)
    {
        lock (_gate)
        {
            if (request.Stage != RequestStage.Waiting)
            {
                return false;
            }

            _waiters.Remove(request);
            request.Stage = RequestStage.Done;
            return true;
        }
    }

    /// <summary>Finds the request that this response answers.</summary>
    public ResponseMatch Match(CommandId response, uint number, out PendingRequest? request, out PendingRequest? granted)
    {
        granted = null;
        lock (_gate)
        {
            if (!_pending.TryGetValue(number, out request))
            {
                return _numbers.TryFree(number) ? ResponseMatch.Late : ResponseMatch.Unknown;
            }

            if (request.Stage != RequestStage.Sent || (response != CommandId.GenericNack && response != request.Request!.CommandId.Response))
            {
                request = null;
                return ResponseMatch.Unknown;
            }

            granted = Remove(request);
            return ResponseMatch.Answer;
        }
    }

    /// <summary>Takes out what has waited too long for its answer, and quarantines its number.</summary>
    public void Expire(List<PendingRequest> expired, List<PendingRequest> granted)
    {
        long now = time.GetTimestamp();
        lock (_gate)
        {
            foreach (PendingRequest request in _pending.Values)
            {
                if (request.Stage == RequestStage.Sent && request.Timeout > TimeSpan.Zero && time.GetElapsedTime(request.SentAt, now) >= request.Timeout)
                {
                    expired.Add(request);
                }
            }

            foreach (PendingRequest request in expired)
            {
                _numbers.Quarantine(request.SequenceNumber);
                if (Remove(request) is { } next)
                {
                    granted.Add(next);
                }
            }
        }
    }

    /// <summary>Lets only unbind and enquire_link in any more; returns those who waited. What is outstanding stays.</summary>
    public List<PendingRequest> StopAdmitting()
    {
        lock (_gate)
        {
            _admitting = false;
            return _waiters.Clear();
        }
    }

    /// <summary>From now on no reserved place may be used either: unbind goes out, or has come.</summary>
    public void StopSending()
    {
        lock (_gate)
        {
            _sending = false;
        }
    }

    /// <summary>Ends everything; returns all that waited or were outstanding.</summary>
    public List<PendingRequest> Close()
    {
        lock (_gate)
        {
            _closed = true;
            List<PendingRequest> all = _waiters.Clear();
            foreach (PendingRequest request in _pending.Values)
            {
                // A reserved slot is its holder's; its SendAsync tells it.
                if (request.Stage == RequestStage.Sent)
                {
                    all.Add(request);
                }

                request.Stage = RequestStage.Done;
            }

            _pending.Clear();
            Volatile.Write(ref _outstanding, 0);
            _empty?.TrySetResult();
            return all;
        }
    }

    /// <summary>Completes when no place is taken.</summary>
    public Task WhenEmptyAsync()
    {
        lock (_gate)
        {
            if (_outstanding == 0)
            {
                return Task.CompletedTask;
            }

            _empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
    }

    private void Admit(PendingRequest request)
    {
        request.SequenceNumber = _numbers.Next(_pending);
        _pending.Add(request.SequenceNumber, request);
        if (request.TakesSlot)
        {
            Volatile.Write(ref _outstanding, _outstanding + 1);
        }

        request.Stage = request.WantsSlot ? RequestStage.Reserved : RequestStage.Sent;
        request.SentAt = time.GetTimestamp();
    }

    private PendingRequest? Remove(PendingRequest request)
    {
        _pending.Remove(request.SequenceNumber);
        request.Stage = RequestStage.Done;
        if (!request.TakesSlot)
        {
            return null;
        }

        Volatile.Write(ref _outstanding, _outstanding - 1);
        if (_waiters.TryTake(out PendingRequest? next))
        {
            Admit(next);
            return next;
        }

        if (_outstanding == 0)
        {
            _empty?.TrySetResult();
            _empty = null;
        }

        return null;
    }
}
