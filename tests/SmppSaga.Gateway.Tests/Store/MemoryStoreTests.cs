using SmppSaga.Gateway.Tests.Store.Contract;

namespace SmppSaga.Gateway.Tests.Store;

public sealed class MemoryEventStoreTests : EventStoreContract
{
    protected override TestStore Open() => new MemoryTestStore();
}

public sealed class MemoryDeadlineTests : DeadlineContract
{
    protected override TestStore Open() => new MemoryTestStore();
}

public sealed class MemoryOutboxTests : OutboxContract
{
    protected override TestStore Open() => new MemoryTestStore();
}

public sealed class MemoryLeaseTests : LeaseContract
{
    protected override TestStore Open() => new MemoryTestStore();
}

public sealed class MemoryPresenceTests : PresenceContract
{
    protected override TestStore Open() => new MemoryTestStore();
}

public sealed class MemoryCorrelationIndexTests : CorrelationIndexContract
{
    protected override TestStore Open() => new MemoryTestStore();
}

public sealed class MemorySagaRepositoryTests : SagaRepositoryContract
{
    protected override TestStore Open() => new MemoryTestStore();
}
