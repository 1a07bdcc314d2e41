using SmppSaga.Gateway.Tests.Store.Contract;

namespace SmppSaga.Integration.Tests.Store;

public sealed class RedisEventStoreTests : EventStoreContract
{
    protected override TestStore Open() => new RedisTestStore();
}

public sealed class RedisDeadlineTests : DeadlineContract
{
    protected override TestStore Open() => new RedisTestStore();
}

public sealed class RedisOutboxTests : OutboxContract
{
    protected override TestStore Open() => new RedisTestStore();
}

public sealed class RedisLeaseTests : LeaseContract
{
    protected override TestStore Open() => new RedisTestStore();
}

public sealed class RedisPresenceTests : PresenceContract
{
    protected override TestStore Open() => new RedisTestStore();
}

public sealed class RedisCorrelationIndexTests : CorrelationIndexContract
{
    protected override TestStore Open() => new RedisTestStore();
}

public sealed class RedisSagaRepositoryTests : SagaRepositoryContract
{
    protected override TestStore Open() => new RedisTestStore();
}
