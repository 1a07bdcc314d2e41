using System.Globalization;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Binds;

/// <summary>
/// How many of a connector's slots are this pod's. Each pod sits on one of as many numbered seats (leases) as there are slots; the slots
/// are dealt evenly over the taken seats, the odd ones to the lowest. Pods without a seat wait for one.
/// </summary>
internal sealed class FleetShare(string connector, int binds, ILeases leases, string pod, TimeSpan life)
{
    private Lease? _seat;
    private int _seen;

    /// <summary>Whether the number of pods was the same the last two times: more slots are worth taking only then.</summary>
    public bool Steady { get; private set; }

    /// <summary>Keeps the seat and counts. To be called every third of the life of a lease.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        if (binds == 1)
        {
            // Who takes the slot has it: there is nothing to deal.
            Steady = true;
            return 1;
        }

        await SitAsync(cancellationToken);
        if (_seat is null)
        {
            Steady = false;
            return 0;
        }

        LeaseHolder?[] seats = await Task.WhenAll(Enumerable.Range(0, binds).Select(x => leases.HolderAsync(Seat(x), cancellationToken).AsTask()));
        List<string> taken = [.. seats.OfType<LeaseHolder>().Select(x => x.Lease.Name)];
        int rank = taken.IndexOf(_seat.Name);
        Steady = taken.Count == _seen;
        _seen = taken.Count;
        return rank < 0 ? 0 : Dealt.DueTo(binds, taken.Count, rank);
    }

    /// <summary>Leaves the seat to another pod.</summary>
    public async Task LeaveAsync()
    {
        if (_seat is { } seat)
        {
            _seat = null;
            await leases.ReleaseAsync(seat, pod, CancellationToken.None);
        }
    }

    private async Task SitAsync(CancellationToken cancellationToken)
    {
        if (_seat is not null && await leases.RenewAsync(_seat, pod, life, cancellationToken))
        {
            return;
        }

        _seat = null;
        for (int seat = 0; seat < binds && _seat is null; seat++)
        {
            _seat = await leases.TryAcquireAsync(Seat(seat), pod, life, cancellationToken);
        }
    }

    private string Seat(int seat) => string.Create(CultureInfo.InvariantCulture, $"{connector}:seat:{seat}");
}
