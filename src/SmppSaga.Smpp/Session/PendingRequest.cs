using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace SmppSaga.Smpp;

/// <summary>
/// One request on its way: waits for a place in the window, then for its answer. It is the awaited task itself, and used again afterwards,
/// so that a request costs no allocation of its own.
/// </summary>
/// <remarks>Members marked "window" change only under the lock of <see cref="RequestWindow"/>.</remarks>
internal sealed class PendingRequest(SmppSession session)
    : IValueTaskSource<RequestSlot>, IValueTaskSource<SubmitSmResp>, IValueTaskSource<DeliverSmResp>, IValueTaskSource<Pdu>, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<bool> _core;
    private CancellationTokenRegistration _cancellation;
    private int _claimed;
    private bool _abandoned;
    private Pdu? _answer;
    private Exception? _error;

    /// <summary>What to send; null while a caller holds the slot.</summary>
    public Pdu? Request { get; set; }

    /// <summary>The caller wants the slot first, not the answer.</summary>
    public bool WantsSlot { get; set; }

    /// <summary>False for bind, unbind and enquire_link, which pass beside the window.</summary>
    public bool TakesSlot { get; set; } = true;

    public TimeSpan Timeout { get; set; }

    /// <summary>window</summary>
    public RequestStage Stage { get; set; }

    /// <summary>window</summary>
    public uint SequenceNumber { get; set; }

    /// <summary>window: timestamp of the clock.</summary>
    public long SentAt { get; set; }

    /// <summary>window</summary>
    public PendingRequest? Next { get; set; }

    /// <summary>window</summary>
    public PendingRequest? Previous { get; set; }

    /// <summary>Null unless somebody listens.</summary>
    public Activity? Activity { get; set; }

    /// <summary>Which write carries it; guarded by the lock of <see cref="OutputQueue"/>.</summary>
    public long Batch { get; set; } = long.MaxValue;

    public short Version => _core.Version;

    public void Prepare(Pdu? request, TimeSpan timeout, bool takesSlot = true)
    {
        Request = request;
        WantsSlot = request is null;
        TakesSlot = takesSlot;
        Timeout = timeout;
        Batch = long.MaxValue;
    }

    public void CancelWith(CancellationToken ct)
    {
        if (ct.CanBeCanceled)
        {
            _cancellation = ct.UnsafeRegister(static (state, token) => ((PendingRequest)state!).Cancel(token), this);
        }
    }

    /// <summary>Reports the answer to who listens.</summary>
    public void Measure(Pdu answer, TimeProvider time)
    {
        if (SmppTelemetry.MeasuresDurations)
        {
            SmppTelemetry.Answered(Request!.CommandId, answer.CommandStatus, time.GetElapsedTime(SentAt));
        }

        Activity?.SetTag("smpp.command_status", answer.CommandStatus.Name);
    }

    public void CompleteSlot()
    {
        if (TryClaim())
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    /// <summary>False when nobody waits any more.</summary>
    public bool TryComplete(Pdu answer)
    {
        if (!TryClaim())
        {
            return false;
        }

        _answer = answer;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        return true;
    }

    public void Fail(Exception error)
    {
        if (TryClaim())
        {
            _error = error;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    /// <summary>Runs the awaiting code, never on the reading loop.</summary>
    void IThreadPoolWorkItem.Execute() => _core.SetResult(true);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token) switch
    {
        ValueTaskSourceStatus.Succeeded when _error is OperationCanceledException => ValueTaskSourceStatus.Canceled,
        ValueTaskSourceStatus.Succeeded when _error is not null => ValueTaskSourceStatus.Faulted,
        ValueTaskSourceStatus status => status,
    };

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    RequestSlot IValueTaskSource<RequestSlot>.GetResult(short token)
    {
        _core.GetResult(token);
        uint number = SequenceNumber;
        Exception? error = EndPhase();
        if (error is not null)
        {
            session.Recycle(this);
            ExceptionDispatchInfo.Throw(error);
        }

        return new RequestSlot(session, this, number);
    }

    SubmitSmResp IValueTaskSource<SubmitSmResp>.GetResult(short token) => (SubmitSmResp)TakeAnswer(token);

    DeliverSmResp IValueTaskSource<DeliverSmResp>.GetResult(short token) => (DeliverSmResp)TakeAnswer(token);

    Pdu IValueTaskSource<Pdu>.GetResult(short token) => TakeAnswer(token);

    private Pdu TakeAnswer(short token)
    {
        _core.GetResult(token);
        if (_abandoned)
        {
            // Its answer may still come and claims it; so it is not used again.
            Activity?.Dispose();
            ExceptionDispatchInfo.Throw(_error!);
        }

        Pdu? answer = _answer;
        Exception? error = EndPhase();
        session.Recycle(this);
        if (error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return answer!;
    }

    private Exception? EndPhase()
    {
        // A callback that runs late must not meet the next use of this object.
        _cancellation.Dispose();
        _cancellation = default;
        Activity?.SetStatus(_error is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        Activity?.Dispose();
        Activity = null;
        Exception? error = _error;
        _error = null;
        _answer = null;
        _core.Reset();
        Volatile.Write(ref _claimed, 0);
        return error;
    }

    private void Cancel(CancellationToken token)
    {
        bool removed = session.Requests.TryWithdraw(this);
        if ((removed || !WantsSlot) && TryClaim())
        {
            _abandoned = !removed;
            _error = new OperationCanceledException(token);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    private bool TryClaim() => Interlocked.Exchange(ref _claimed, 1) == 0;
}
