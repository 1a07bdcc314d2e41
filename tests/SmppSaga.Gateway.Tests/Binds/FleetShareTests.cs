using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class FleetShareTests
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(9);
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryLeases _leases;

    public FleetShareTests() => _leases = new MemoryLeases(new MemoryStore(_time));

    [Fact]
    public void Deals_every_slot_to_exactly_one_pod_and_to_none_two_more_than_to_another()
    {
        for (int binds = 1; binds <= 20; binds++)
        {
            for (int pods = 1; pods <= binds; pods++)
            {
                List<int> shares = [.. Enumerable.Range(0, pods).Select(rank => Dealt.DueTo(binds, pods, rank))];

                Assert.Equal(binds, shares.Sum());
                Assert.InRange(shares.Max() - shares.Min(), 0, 1);
            }
        }
    }

    [Fact]
    public async Task A_pod_that_joins_gets_its_share_and_one_that_is_too_many_gets_none()
    {
        FleetShare[] pods = [.. Enumerable.Range(0, 4).Select(x => Pod($"pod {x}", binds: 3))];

        Assert.Equal(3, await CountAsync(pods[0]));
        Assert.Equal(1, await CountAsync(pods[1]));
        Assert.Equal(2, await CountAsync(pods[0]));
        Assert.Equal("1, 1, 1, 0", await CountAllAsync(pods, rounds: 2));
    }

    [Fact]
    public async Task The_share_of_a_pod_that_died_falls_to_another_when_its_lease_lapses()
    {
        FleetShare[] pods = [.. Enumerable.Range(0, 3).Select(x => Pod($"pod {x}", binds: 2))];
        Assert.Equal("1, 1, 0", await CountAllAsync(pods, rounds: 2));

        FleetShare[] left = [pods[1], pods[2]];
        _time.Advance(Life / 3);
        Assert.Equal("1, 0", await CountAllAsync(left, rounds: 1));
        _time.Advance(Life / 3);
        Assert.Equal("1, 0", await CountAllAsync(left, rounds: 1));
        _time.Advance(Life / 3);

        Assert.Equal("1, 1", await CountAllAsync(left, rounds: 2));
    }

    [Fact]
    public async Task A_pod_that_leaves_makes_room_at_once()
    {
        FleetShare first = Pod("first", binds: 2);
        FleetShare second = Pod("second", binds: 2);
        Assert.Equal("1, 1", await CountAllAsync([first, second], rounds: 2));

        await first.LeaveAsync();

        Assert.Equal(2, await CountAsync(second));
    }

    [Fact]
    public async Task Is_steady_when_no_pod_came_or_went_since_the_last_count()
    {
        FleetShare first = Pod("first", binds: 2);
        await CountAsync(first);
        Assert.False(first.Steady);
        await CountAsync(first);
        Assert.True(first.Steady);

        await CountAsync(Pod("second", binds: 2));
        await CountAsync(first);
        Assert.False(first.Steady);
    }

    private FleetShare Pod(string name, int binds) => new("main", binds, _leases, name, Life);

    private static Task<int> CountAsync(FleetShare pod) => pod.CountAsync(TestContext.Current.CancellationToken);

    private static async Task<string> CountAllAsync(FleetShare[] pods, int rounds)
    {
        int[] shares = new int[pods.Length];
        for (int round = 0; round < rounds; round++)
        {
            for (int pod = 0; pod < pods.Length; pod++)
            {
                shares[pod] = await CountAsync(pods[pod]);
            }
        }

        return string.Join(", ", shares);
    }
}
