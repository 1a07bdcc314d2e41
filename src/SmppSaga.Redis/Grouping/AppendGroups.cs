using System.Threading.Channels;
using SmppSaga.Redis.Keys;
using SmppSaga.Redis.Scripts;
using StackExchange.Redis;

namespace SmppSaga.Redis.Grouping;

/// <summary>
/// Sends what callers wait to append in groups, one script call each. There is no timer: while one group is under way, the next one gathers, so a
/// single caller waits for nobody.
/// </summary>
internal sealed class AppendGroups : IAsyncDisposable
{
    private readonly RedisStoreConnection _connection;
    private readonly Channel<PendingAppend> _waiting = Channel.CreateUnbounded<PendingAppend>(new UnboundedChannelOptions { SingleReader = true });
    private readonly int _underWay;
    private readonly SemaphoreSlim _free;
    private readonly Task _sending;

    public AppendGroups(RedisStoreConnection connection)
    {
        _connection = connection;
        // Two groups, so that the server has work while an answer travels; single writes need many to fill the line.
        _underWay = connection.Options.MaxGroup == 1 ? 256 : 2;
        _free = new SemaphoreSlim(_underWay);
        _sending = Task.Run(SendAllAsync);
    }

    /// <exception cref="ObjectDisposedException">The store is being disposed.</exception>
    public void Add(PendingAppend append) => ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(append), this);

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

    private async Task SendAsync(List<PendingAppend> group)
    {
        try
        {
            RedisKeys names = _connection.Keys;
            RedisKey[] keys = [names.Epochs, names.Deadlines, names.Outbox, names.Generation, .. group.SelectMany(static append => append.Keys)];
            RedisValue[] arguments = [.. group.SelectMany(static append => append.Arguments)];
            long before = _connection.Generation.Newest;
            RedisResult outcomes = await _connection.EvaluateAsync(LuaScripts.Append, keys, arguments, CancellationToken.None);
            _connection.Generation.Observe(before, (long)outcomes[group.Count]);
            for (int i = 0; i < group.Count; i++)
            {
                group[i].Answer((int)outcomes[i]);
            }
        }
        catch (Exception exception)
        {
            // The connection failed, not an entry: nobody can tell which of them were written, so each caller asks again.
            group.ForEach(append => append.Fail(exception));
        }
        finally
        {
            _free.Release();
        }
    }
}
