using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Binds.Rate;
using SmppSaga.Gateway.Store.Memory;
using SmppSaga.Gateway.Tests.Store.Contract;
using SmppSaga.Redis.Abstractions;

namespace SmppSaga.Gateway.Tests.Binds.Rate;

/// <summary>Binds with a backlog that share rates, and an SMSC that notes when each part came.</summary>
internal sealed class SimulatedFleet : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly FakeTimeProvider _time = new();
    private readonly SteppedThread _thread;
    private readonly MemoryStore _store;
    private readonly List<RateGate> _gates = [];
    private readonly List<(TimeSpan At, string Sender)> _parts = [];

    public SimulatedFleet()
    {
        _thread = new SteppedThread(_time);
        _store = new MemoryStore(_time);
    }

    public TimeProvider Time => _time;

    public TimeSpan Now { get; private set; }

    /// <summary>A bind as SlotWorker makes it: the gate first, then the shares; by default in a warm pod.</summary>
    public SimulatedBind Bind(string owner, int tps, int tpsPerSender = 0, bool warm = true)
    {
        LosableLeases store = new(new MemoryLeases(_store));
        FleetRate? Rate(string key, int rate) => rate == 0 ? null : new FleetRate($"main:{key}", rate, store, owner, _time, NullLogger.Instance);
        (FleetRate? all, FleetRate? perSender) = (Rate("tps", tps), Rate("tps_per_sender", tpsPerSender));
        RateGate gate = new(
            all is null ? null : () => all.Share,
            perSender is null ? null : () => perSender.Share,
            new LearnedRate(_time, static () => 0.5),
            _time,
            _time.GetTimestamp() - (warm ? 10 * _time.TimestampFrequency : 0));
        _gates.Add(gate);
        _thread.Begin(() => all?.KeepAsync(default) ?? Task.CompletedTask);
        _thread.Begin(() => perSender?.KeepAsync(default) ?? Task.CompletedTask);
        return new SimulatedBind(this, store, gate, owner);
    }

    /// <summary>Does something in between two steps.</summary>
    public void Do(Func<ValueTask> work) => _thread.Begin(() => work().AsTask());

    /// <summary>Keeps so many parts of one sender on their way.</summary>
    public void Send(RateGate gate, string sender, int window)
    {
        for (int i = 0; i < window; i++)
        {
            _thread.Begin(() => SendOnAsync(gate, sender));
        }
    }

    /// <summary>Lets time pass.</summary>
    /// <returns>Parts per second meanwhile.</returns>
    public double Pass(double seconds)
    {
        int before = _parts.Count;
        for (TimeSpan passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(seconds); passed += Step)
        {
            Now += Step;
            _thread.Step(Step);
        }

        return (_parts.Count - before) / seconds;
    }

    /// <summary>The store comes back empty.</summary>
    public void LoseKeys()
    {
        foreach (((string Name, string Owner) key, int _) in _store.Dealt.Where(static _ => true))
        {
            _store.Dealt.Remove(key);
        }
    }

    /// <summary>Parts in the sliding second that has most of them.</summary>
    public int Busiest(string? sender = null)
    {
        TimeSpan[] at = [.. _parts.Where(x => sender is null || x.Sender == sender).Select(static x => x.At)];
        int most = 0;
        for (int first = 0, next = 0; first < at.Length; first++)
        {
            while (next < at.Length && at[next] - at[first] < Second)
            {
                next++;
            }

            most = Math.Max(most, next - first);
        }

        return most;
    }

    public void Dispose() => _gates.ForEach(static x => x.Dispose());

    private async Task SendOnAsync(RateGate gate, string sender)
    {
        while (true)
        {
            await gate.TurnAsync(sender, "27831111111", default);
            using (await gate.RoomAsync(sender, default))
            {
                _parts.Add((Now, sender));
            }

            await Task.Delay(Step * 2, _time);
        }
    }
}

/// <summary>One bind of a simulated fleet, and its own way to the store.</summary>
internal sealed record SimulatedBind(SimulatedFleet Fleet, LosableLeases Store, RateGate Gate, string Owner)
{
    /// <summary>Its process is no more: it sends nothing, and gives nothing back.</summary>
    public void Kill()
    {
        Store.Away = true;
        Gate.Dispose();
    }

    /// <summary>It ends in order.</summary>
    public void Leave()
    {
        Fleet.Do(() => Store.ReturnAsync("main:tps", Owner));
        Kill();
    }

    public SimulatedBind Send(int window, string sender = "27820000000")
    {
        Fleet.Send(Gate, sender, window);
        return this;
    }
}
