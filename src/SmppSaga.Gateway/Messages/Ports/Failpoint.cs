using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SmppSaga.Gateway.Messages.Ports;

/// <summary>
/// Named places around the ordering rules where a test makes a process die, fail or wait. They do nothing unless the environment variable
/// SMPPSAGA_FAILPOINT names them: <c>G1.after_intent=gather@3;G1.before_intent=pause</c>.
/// </summary>
internal sealed class Failpoint(string plans, Action die)
{
    public const string Variable = "SMPPSAGA_FAILPOINT";

    private static readonly Failpoint? Current = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? new Failpoint(text, Die) : null;
    private readonly Dictionary<string, Plan> _plans = plans.Split(';').Select(Plan.Parse).ToDictionary(x => x.Place, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _passages = new(StringComparer.Ordinal);

    /// <summary>Whether this process has any.</summary>
    public static bool Any => Current is not null;

    /// <summary>Whether somebody was told to wait at a place for ever: whoever depends on it goes on as if nothing had happened.</summary>
    public static bool Stands(string place) => Current is not null && Current._plans.TryGetValue(place, out Plan? plan) && plan.Action == "pause";

    /// <summary>One passage of a place.</summary>
    public static Task AtAsync(string place) => Current is null ? Task.CompletedTask : Current.PassAsync(place);

    /// <exception cref="TimeoutException">The plan of this place says throw.</exception>
    public async Task PassAsync(string place)
    {
        if (!_plans.TryGetValue(place, out Plan? plan))
        {
            return;
        }

        int passage = _passages.AddOrUpdate(place, 1, static (_, before) => before + 1);
        if (passage == plan.Passage && plan.Action is "kill" or "gather")
        {
            die();
        }
        else if (passage == plan.Passage && plan.Action == "throw")
        {
            throw new TimeoutException($"Failpoint {place}.");
        }
        else if (plan.Action == "gather" || (plan.Action == "pause" && passage >= plan.Passage))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
        }
    }

    // SIGKILL: nothing is flushed, finalized or given back, as when the machine is gone.
    private static void Die()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();
    }

    /// <param name="Place">Rule and position.</param>
    /// <param name="Action">kill, throw: at that passage; pause: from it on, for ever; gather: each passage waits, and that one kills.</param>
    /// <param name="Passage">Counted from 1.</param>
    private sealed record Plan(string Place, string Action, int Passage)
    {
        public static Plan Parse(string text)
        {
            string[] halves = text.Split('=');
            string[] action = halves[^1].Split('@');
            if (halves.Length != 2 || action.Length > 2 || action[0] is not ("kill" or "throw" or "pause" or "gather"))
            {
                throw new FormatException($"{Variable}: PLACE=kill, throw, pause or gather, with @PASSAGE; has '{text}'.");
            }

            return new Plan(halves[0], action[0], action.Length == 1 ? 1 : int.Parse(action[1], CultureInfo.InvariantCulture));
        }
    }
}
