namespace SmppSaga.Smpp;

/// <summary>Requests that are done, for the next ones.</summary>
internal sealed class RequestPool(SmppSession session, int window)
{
    // Some more than the window: callers that wait for a place hold one too.
    private readonly int _limit = 2 * window;
    private readonly Stack<PendingRequest> _spare = [];

    public PendingRequest Rent()
    {
        lock (_spare)
        {
            return _spare.TryPop(out PendingRequest? request) ? request : new PendingRequest(session);
        }
    }

    public void Return(PendingRequest request)
    {
        request.Request = null;
        lock (_spare)
        {
            if (_spare.Count < _limit)
            {
                _spare.Push(request);
            }
        }
    }
}
