using System.Threading.Channels;
using SmppSaga.Redis.Keys;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis.Grouping;

/// <summary>
/// Sends what callers wait to append in one shard in groups, one script call each. There is no timer: while one group is under way, the next one
/// gathers, so a single caller waits for nobody.
/// </summary>
internal sealed class ShardAppends : IAsyncDisposable
{
    private readonly RedisStoreConnection _connection;
    private readonly ShardKeys _keys;
    private readonly StorageGeneration _generation;
    private readonly UnsureAppends _unsure;
    private readonly Channel<PendingAppend> _waiting = Channel.CreateUnbounded<PendingAppend>(new UnboundedChannelOptions { SingleReader = true });
    private readonly int _underWay;
    private readonly SemaphoreSlim _free;
    private readonly Task _sending;

    public ShardAppends(RedisStoreConnection connection, OpenStore store, ShardKeys keys)
    {
        _connection = connection;
        _keys = keys;
        _generation = store.Generations[keys.Number];
        _unsure = store.Unsure[keys.Number];
        // Two groups, so that the server has work while an answer travels; single writes need many to fill the line.
        _underWay = connection.Options.MaxGroup == 1 ? 256 : 2;
        _free = new SemaphoreSlim(_underWay);
        _sending = Task.Run(SendAllAsync);
    }

    /// <returns>False when it is being disposed.</returns>
    public bool TryAdd(PendingAppend append) => _waiting.Writer.TryWrite(append);

    /// <summary>Sends what is still waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _sending;
        _free.Dispose();
    }

    private async Task SendAllAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await _free.WaitAsync();
            _ = SendAsync(Gather());
        }

        for (int i = 0; i < _underWay; i++)
        {
            await _free.WaitAsync();
        }
    }

    private List<PendingAppend> Gather()
    {
        List<PendingAppend> group = [];
        while (group.Count < _connection.Options.MaxGroup && _waiting.Reader.TryRead(out PendingAppend? append))
        {
            group.Add(append);
        }

        return group;
    }

    private RedisKey[] KeysOf(PendingAppend append) => append.ReplacesFirst ? [_keys.Records(append.Id), _keys.Original(append.Id)] : [_keys.Records(append.Id)];

    private async Task SendAsync(List<PendingAppend> group)
    {
        try
        {
            RedisKey[] keys = [_keys.Epochs, _keys.Deadlines, _keys.Outbox, _keys.Generation, .. group.SelectMany(KeysOf)];
            RedisValue[] arguments = [.. group.Select(static append => (RedisValue)append.Octets)];
            long before = _generation.Newest;
            RedisResult answer = await _connection.EvaluateDurablyAsync(LuaScripts.Append, keys, arguments, CancellationToken.None);
            _generation.Observe(before, (long)answer[1]);
            byte[] outcomes = (byte[])answer[0]!;
            for (int i = 0; i < group.Count; i++)
            {
                group[i].Answer(outcomes[i]);
            }
        }
        catch (Exception exception)
        {
            // The connection failed, not an entry: nobody can tell which of them were written, so each caller asks again.
            _unsure.Add();
            group.ForEach(append => append.Fail(exception));
        }
        finally
        {
            _free.Release();
        }
    }
}
