using SmppSaga.Conventions.Tests.Rooms.MadeUp.Kitchen;

namespace SmppSaga.Conventions.Tests.Rooms;

/// <summary>The rule itself, on rooms made up for it: it must see a use wherever it hides.</summary>
public sealed class RoomRuleTests
{
    private const string Kitchen = "SmppSaga.Conventions.Tests.Rooms.MadeUp.Kitchen";
    private static readonly TypeUse[] Uses = [.. TypeUses.Of(typeof(RoomRuleTests).Assembly.Location).Where(x => x.UserNamespace == Kitchen)];

    public static TheoryData<Type> Offenders => [.. typeof(Inherits).Assembly.GetTypes().Where(x => x is { Namespace: Kitchen, IsNested: false } && x != typeof(BehavesWell))];

    [Theory]
    [MemberData(nameof(Offenders))]
    public void Finds_the_use(Type offender)
    {
        Assert.Contains(RoomTable.Violations([new Room(Kitchen, "System")], Uses), x => x.StartsWith($"{offender.FullName} uses SmppSaga.Conventions.Tests.Rooms.MadeUp.Cellar.", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_content_with_a_type_that_keeps_to_its_room()
    {
        Assert.DoesNotContain(RoomTable.Violations([new Room(Kitchen, "System")], Uses), x => x.Contains(nameof(BehavesWell), StringComparison.Ordinal));
    }

    [Fact]
    public void Is_content_when_the_table_allows_the_use()
    {
        Assert.Empty(RoomTable.Violations([new Room(Kitchen, "System", "SmppSaga.Conventions.Tests.Rooms.MadeUp.Cellar")], Uses));
    }

    [Fact]
    public void Does_not_take_a_longer_name_for_a_room_below()
    {
        Assert.False(new Room("SmppSaga.Redis").Allows("SmppSaga.RedisClient"));
        Assert.True(new Room("SmppSaga.Redis").Allows("SmppSaga.Redis.Abstractions"));
    }

    [Fact]
    public void Finds_a_type_outside_all_rooms()
    {
        Assert.NotEmpty(RoomTable.Violations([new Room("SmppSaga.Elsewhere")], Uses));
        Assert.All(RoomTable.Violations([new Room("SmppSaga.Elsewhere")], Uses), x => Assert.EndsWith("lives in no room of the table", x, StringComparison.Ordinal));
    }
}
