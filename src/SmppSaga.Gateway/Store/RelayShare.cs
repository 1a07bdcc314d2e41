namespace SmppSaga.Gateway.Store;

/// <summary>How many shards of the outbox this pod may drain, so that all pods that want to get about as many.</summary>
internal sealed class RelayShare(int shards)
{
    private readonly Lock _gate = new();
    // Until the others are known, nobody else is.
    private int _pods = 1;
    private int _held;

    private int Limit => (shards + _pods - 1) / _pods;

    /// <summary>Takes note of how many pods share, this one included.</summary>
    public void Among(int pods)
    {
        lock (_gate)
        {
            _pods = pods;
        }
    }

    /// <summary>Reserves one shard; false when this pod has its share.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            if (_held >= Limit)
            {
                return false;
            }

            _held++;
            return true;
        }
    }

    public void GiveBack()
    {
        lock (_gate)
        {
            _held--;
        }
    }

    /// <summary>Whether this pod has more than its share. One who is told so has given one back already.</summary>
    public bool TryGiveUp()
    {
        lock (_gate)
        {
            if (_held <= Limit)
            {
                return false;
            }

            _held--;
            return true;
        }
    }
}
