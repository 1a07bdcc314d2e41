using System.Diagnostics.CodeAnalysis;

namespace SmppSaga.Smpp;

/// <summary>First in, first out; a request that gives up leaves from the middle.</summary>
internal sealed class WaitList
{
    private PendingRequest? _first;
    private PendingRequest? _last;

    public int Count { get; private set; }

    public void Add(PendingRequest request)
    {
        request.Previous = _last;
        request.Next = null;
        if (_last is null)
        {
            _first = request;
        }
        else
        {
            _last.Next = request;
        }

        _last = request;
        Count++;
    }

    public bool TryTake([NotNullWhen(true)] out PendingRequest? request)
    {
        request = _first;
        if (request is null)
        {
            return false;
        }

        Remove(request);
        return true;
    }

    public void Remove(PendingRequest request)
    {
        if (request.Previous is null)
        {
            _first = request.Next;
        }
        else
        {
            request.Previous.Next = request.Next;
        }

        if (request.Next is null)
        {
            _last = request.Previous;
        }
        else
        {
            request.Next.Previous = request.Previous;
        }

        request.Next = null;
        request.Previous = null;
        Count--;
    }

    public List<PendingRequest> Clear()
    {
        List<PendingRequest> all = [];
        while (TryTake(out PendingRequest? request))
        {
            request.Stage = RequestStage.Done;
            all.Add(request);
        }

        return all;
    }
}
