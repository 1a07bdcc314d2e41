using Microsoft.Extensions.Time.Testing;

namespace SmppSaga.Gateway.Tests.Binds.Rate;

/// <summary>Runs everything that follows from a step of the clock on the thread that makes the step: nothing sleeps, and every run is the same.</summary>
internal sealed class SteppedThread(FakeTimeProvider time) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Call, object? State)> _calls = new();

    public override void Post(SendOrPostCallback d, object? state) => _calls.Enqueue((d, state));

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Begins something that is to go on here.</summary>
    public void Begin(Func<Task> work) => With(this, () => _ = work());

    public void Step(TimeSpan step)
    {
        // Without a context, what waits for the clock alone goes on in the step itself.
        With(null, () => time.Advance(step));
        With(this, () =>
        {
            while (_calls.TryDequeue(out (SendOrPostCallback Call, object? State) next))
            {
                next.Call(next.State);
            }
        });
    }

    private static void With(SynchronizationContext? context, Action action)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(context);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
