using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Hosting;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;
using SmppSaga.Redis;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Integration.Tests.Store;

/// <summary>What a server that fails over may have lost.</summary>
public sealed class RedisReplicaTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_write_that_too_few_replicas_have_is_not_answered_and_its_repeat_is_recognised_when_there_are_enough()
    {
        await using RedisProcess master = await RedisProcess.StartAsync();
        await using RedisTestStore store = new(master.Connection, waitReplicas: 1);
        EventWrite write = Write(Guid.NewGuid());

        TooFewReplicasException error = await Assert.ThrowsAsync<TooFewReplicasException>(() => store.Events.AppendAsync(write).AsTask());
        Assert.Contains("0 of 1 replicas", error.Message, StringComparison.Ordinal);
        Assert.Contains("wait_replicas", Assert.Single(await store.Guard.InspectAsync()), StringComparison.Ordinal);

        await using RedisProcess replica = await ReplicaAsync(master);
        AppendOutcome? outcome = null;
        await Eventually.TrueAsync(async () => (outcome = await TryAppendAsync(store, write)) is not null, () => "answered");

        Assert.Equal(AppendOutcome.Written, outcome);
        await Eventually.TrueAsync(async () => await TryReadAsync(store, write.Id) is [_], () => "read");
        Assert.Equal(1, await store.Outbox.CountAsync());
        Assert.Empty(await store.Guard.InspectAsync());
    }

    [Fact]
    public async Task What_too_few_replicas_have_is_not_read_as_stored_by_whoever_decides_anew()
    {
        await using RedisProcess master = await RedisProcess.StartAsync();
        await using RedisTestStore store = new(master.Connection, waitReplicas: 1);
        EventWrite write = Write(Guid.NewGuid());
        Assert.Empty(await store.Events.ReadAsync(write.Id));
        await Assert.ThrowsAsync<TooFewReplicasException>(() => store.Events.AppendAsync(write).AsTask());

        await Assert.ThrowsAsync<TooFewReplicasException>(() => store.Events.ReadAsync(write.Id).AsTask());

        await using RedisProcess replica = await ReplicaAsync(master);
        await Eventually.TrueAsync(async () => await TryReadAsync(store, write.Id) is [_], () => "read");
        Assert.Equal("1", await replica.AskAsync("LLEN", $"{store.Options.KeyPrefix}:m:{{0}}:{write.Id:D}"));
        Assert.Null(store.Connection.LossSuspected);
    }

    [Fact]
    public async Task A_link_and_a_parked_payload_count_only_with_their_replicas()
    {
        await using RedisProcess master = await RedisProcess.StartAsync();
        await using RedisTestStore store = new(master.Connection, waitReplicas: 1);

        await Assert.ThrowsAsync<TooFewReplicasException>(() => store.Index.LinkAsync("main|1", new CorrelationValue(Guid.Empty, 1), Minute, DateTimeOffset.UnixEpoch).AsTask());
        await Assert.ThrowsAsync<TooFewReplicasException>(() => store.Index.ResolveOrParkAsync("main|2", new byte[] { 1 }, DateTimeOffset.UnixEpoch).AsTask());
    }

    [Fact]
    public async Task The_gateway_waits_for_as_many_replicas_as_its_file_says()
    {
        GatewayOptions options = new() { Store = new StoreOptions { Kind = StoreKind.Redis, Connection = RealServers.RedisConnection, KeyPrefix = RealServers.NewKeyPrefix(), WaitReplicas = 1 } };
        await using ServiceProvider services = TraceServices.Build(options);

        await Assert.ThrowsAsync<TooFewReplicasException>(() => services.GetRequiredService<IEventStore>().AppendAsync(Write(Guid.NewGuid())).AsTask());
    }

    [Fact]
    public async Task An_epoch_that_a_promoted_replica_has_not_got_is_not_given_twice()
    {
        await using RedisProcess master = await RedisProcess.StartAsync();
        await using RedisProcess replica = await ReplicaAsync(master);
        await using RedisTestStore one = new(master.Connection);
        Lease first = Assert.IsType<Lease>(await one.Leases.TryAcquireAsync("main:0", "a", Minute));
        await one.Leases.ReleaseAsync(first, "a");
        await Eventually.TrueAsync(async () => await replica.AskAsync("EXISTS", $"{one.Options.KeyPrefix}:e:{{0}}") == "1" && await replica.AskAsync("EXISTS", $"{one.Options.KeyPrefix}:b:main:0") == "0", () => "replicated");

        Assert.Equal("OK", await replica.AskAsync("REPLICAOF", "NO", "ONE"));
        Lease lost = Assert.IsType<Lease>(await one.Leases.TryAcquireAsync("main:0", "a", Minute));
        // A failover takes seconds; a millisecond suffices.
        await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        await using RedisTestStore promoted = new(replica.Connection, one.Options.KeyPrefix);
        Lease taken = Assert.IsType<Lease>(await promoted.Leases.TryAcquireAsync("main:0", "b", Minute));

        Assert.True(first.Epoch < lost.Epoch && lost.Epoch < taken.Epoch, $"epochs {first.Epoch}, {lost.Epoch}, {taken.Epoch}");
        Guid id = Guid.NewGuid();
        Assert.Equal(AppendOutcome.Fenced, await promoted.Events.AppendAsync(Write(id) with { Fence = new Fence(lost.Name, lost.Epoch) }));
        Assert.Equal(AppendOutcome.Written, await promoted.Events.AppendAsync(Write(id) with { Fence = new Fence(taken.Name, taken.Epoch) }));
    }

    private static EventWrite Write(Guid id) => new() { Id = id, ExpectedVersion = 0, Records = [id.ToByteArray()], Outbox = [new byte[] { 1 }] };

    private static async Task<AppendOutcome?> TryAppendAsync(RedisTestStore store, EventWrite write)
    {
        try
        {
            return await store.Events.AppendAsync(write);
        }
        catch (TooFewReplicasException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<ReadOnlyMemory<byte>>?> TryReadAsync(RedisTestStore store, Guid id)
    {
        try
        {
            return await store.Events.ReadAsync(id);
        }
        catch (TooFewReplicasException)
        {
            return null;
        }
    }

    private static Task<RedisProcess> ReplicaAsync(RedisProcess master) =>
        RedisProcess.StartAsync("--replicaof", "127.0.0.1", master.Port.ToString(CultureInfo.InvariantCulture));
}
