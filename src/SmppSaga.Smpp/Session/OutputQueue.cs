using System.IO.Pipelines;
using System.Threading.Tasks.Sources;

namespace SmppSaga.Smpp;

/// <summary>
/// The only writer of a session. PDUs are encoded into one of two lanes; one write takes all that has gathered, the urgent lane
/// (responses, enquire_link, unbind) first, so that these never queue behind requests.
/// </summary>
internal sealed class OutputQueue(PipeWriter output, TimeProvider time) : IValueTaskSource, IThreadPoolWorkItem
{
    private const int UrgentLimit = 256 * 1024;

    private readonly object _gate = new();
    private OutputBuffer _urgent = new();
    private OutputBuffer _ordinary = new();
    private OutputBuffer _urgentWriting = new();
    private OutputBuffer _ordinaryWriting = new();
    private ManualResetValueTaskSourceCore<bool> _work;
    private TaskCompletionSource? _drained;
    private TaskCompletionSource? _idle;
    private bool _running;
    private bool _borrowed;
    private bool _stopped;
    private long _batch = 1;
    private long _handed;
    private long _writingSince;

    /// <summary>False for a peer of SMPP 3.3 and below, which knows no TLVs.</summary>
    public bool WithTlvs { get; set; } = true;

    /// <summary>How long the write under way has taken; zero when none is.</summary>
    public TimeSpan WritingFor => Volatile.Read(ref _writingSince) is var since and not 0 ? time.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>Adds a response or a PDU of the session itself.</summary>
    /// <exception cref="SmppFieldException">A field breaks its limit; nothing was added.</exception>
    public void AddUrgent(Pdu pdu, uint sequenceNumber)
    {
        lock (_gate)
        {
            if (!_stopped)
            {
                _urgent.Append(pdu, sequenceNumber, WithTlvs);
            }
        }
    }

    /// <summary>Adds a request.</summary>
    /// <exception cref="SmppFieldException">A field breaks its limit; nothing was added.</exception>
    public void Add(PendingRequest request, Pdu pdu, uint sequenceNumber)
    {
        lock (_gate)
        {
            if (!_stopped)
            {
                (request.TakesSlot ? _ordinary : _urgent).Append(pdu, sequenceNumber, WithTlvs);
                request.Batch = _batch;
            }
        }
    }

    /// <summary>Has everything written that was added.</summary>
    /// <param name="onThisThread">Writes at once if the connection takes it at once; else another thread gathers some more first.</param>
    public void Flush(bool onThisThread)
    {
        lock (_gate)
        {
            if (_running || _stopped || IsEmpty)
            {
                return;
            }

            _running = true;
            _borrowed = onThisThread;
        }

        if (onThisThread)
        {
            _work.SetResult(true);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Waits while the peer leaves so many responses unread that reading more of its requests would only pile them up.</summary>
    public ValueTask WaitForRoomAsync()
    {
        lock (_gate)
        {
            if (_urgent.Length < UrgentLimit || _stopped)
            {
                return default;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_drained.Task);
        }
    }

    /// <summary>Completes when everything added so far has been taken by the connection, or never will be.</summary>
    public Task WhenIdleAsync()
    {
        lock (_gate)
        {
            if (_stopped || (!_running && IsEmpty))
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    /// <summary>Nothing is handed to the connection any more. The write under way ends when the connection is closed.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _drained?.TrySetResult();
            _idle?.TrySetResult();
            if (_running)
            {
                return;
            }

            _running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Whether any octet of this request can have reached the connection.</summary>
    public bool WasHanded(PendingRequest request)
    {
        lock (_gate)
        {
            return request.Batch <= _handed;
        }
    }

    /// <summary>Writes until stopped or broken, then completes the output.</summary>
    /// <exception cref="IOException">The peer reads no more.</exception>
    public async Task RunAsync()
    {
        try
        {
            await WriteAllAsync().ConfigureAwait(false);
        }
        finally
        {
            await output.CompleteAsync().ConfigureAwait(false);
        }
    }

    private async Task WriteAllAsync()
    {
        while (true)
        {
            await new ValueTask(this, _work.Version).ConfigureAwait(false);
            bool firstRound = true;
            while (TrySwap(firstRound))
            {
                firstRound = false;
                bool open = await WriteAsync(_urgentWriting).ConfigureAwait(false) && await WriteAsync(_ordinaryWriting).ConfigureAwait(false);
                Volatile.Write(ref _writingSince, 0);
                if (!open && !Volatile.Read(ref _stopped))
                {
                    throw new IOException("The peer reads no more.");
                }
            }

            if (Volatile.Read(ref _stopped))
            {
                return;
            }
        }
    }

    void IThreadPoolWorkItem.Execute() => _work.SetResult(true);

    void IValueTaskSource.GetResult(short token) => _work.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _work.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _work.OnCompleted(continuation, state, token, flags);

    private bool IsEmpty => _urgent.Length == 0 && _ordinary.Length == 0;

    private bool TrySwap(bool firstRound)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return false;
            }

            if (IsEmpty)
            {
                _work.Reset();
                _running = false;
                _idle?.TrySetResult();
                _idle = null;
                return false;
            }

            if (_borrowed && !firstRound)
            {
                // The caller lent its thread for one write; a pool thread takes over.
                _borrowed = false;
                _work.Reset();
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return false;
            }

            return Swap();
        }
    }

    private bool Swap()
    {
        (_urgent, _urgentWriting) = (_urgentWriting, _urgent);
        (_ordinary, _ordinaryWriting) = (_ordinaryWriting, _ordinary);
        _urgent.Clear();
        _ordinary.Clear();
        _handed = _batch++;
        _drained?.TrySetResult();
        _drained = null;
        Volatile.Write(ref _writingSince, time.GetTimestamp());
        return true;
    }

    private async ValueTask<bool> WriteAsync(OutputBuffer buffer)
    {
        if (buffer.Length == 0)
        {
            return true;
        }

        FlushResult result = await output.WriteAsync(buffer.Written).ConfigureAwait(false);
        return !result.IsCompleted && !result.IsCanceled;
    }
}
