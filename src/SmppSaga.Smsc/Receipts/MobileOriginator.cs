namespace SmppSaga.Smsc;

/// <summary>Writes messages from handsets at a steady rate, each to the next account that can receive; none while nobody can.</summary>
internal sealed class MobileOriginator : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly Simulation _simulation;
    private readonly ITimer? _timer;
    private readonly Lock _gate = new();
    private double _owed;
    private long _written;
    private long _lastTick;

    public MobileOriginator(Simulation simulation)
    {
        _simulation = simulation;
        _lastTick = simulation.Time.GetTimestamp();
        if (simulation.Options.MobileOriginated.PerSecond > 0)
        {
            _timer = simulation.Time.CreateTimer(static state => ((MobileOriginator)state!).Write(), this, Tick, Tick);
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void Write()
    {
        lock (_gate)
        {
            long now = _simulation.Time.GetTimestamp();
            double passed = _simulation.Time.GetElapsedTime(_lastTick, now).TotalSeconds;
            _lastTick = now;
            Account[] accounts = [.. _simulation.Accounts.All.Where(static account => account.CanReceive)];
            for (_owed += accounts.Length > 0 ? passed * _simulation.Options.MobileOriginated.PerSecond : 0; _owed >= 1; _owed--)
            {
                long number = ++_written;
                Account account = accounts[(int)(number % accounts.Length)];
                new MobileOriginatedDelivery(number, account, _simulation).FallDue();
            }
        }
    }
}
