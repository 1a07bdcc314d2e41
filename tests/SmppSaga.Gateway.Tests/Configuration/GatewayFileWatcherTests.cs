using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

public sealed class GatewayFileWatcherTests : IDisposable
{
    private const string Good = """
        routing: { operator_number: { MTN: "1" }, sender_policy: message_first, routes: [ { connectors: [a, b] } ] }
        connectors: { a: { host: h, system_id: s, password: "${file:secret}" }, b: { host: h, system_id: s } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("smppsaga-watch").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly Lines _log = new();
    private readonly LiveOptions _live;
    private readonly GatewayFileWatcher _watcher;
    private int _changes;

    public GatewayFileWatcherTests()
    {
        Write("secret", "first");
        Write("gateway.yaml", Good);
        _live = new LiveOptions(GatewayFile.Load(Path.Combine(_folder, "gateway.yaml")).Options!);
        _live.Changed += (_, _) => _changes++;
        _watcher = new GatewayFileWatcher(Path.Combine(_folder, "gateway.yaml"), _live, _time, _log);
        _watcher.Look();
    }

    [Fact]
    public void A_file_that_says_the_same_changes_nothing()
    {
        Write("gateway.yaml", "# new words\n" + Good);

        _watcher.Look();

        Assert.Equal(0, _changes);
        Assert.Empty(_log.All);
    }

    [Fact]
    public void A_changed_file_holds_at_once_and_the_connectors_that_differ_are_told()
    {
        Write("gateway.yaml", Good.Replace("MTN: \"1\"", "MTN: \"2\"", StringComparison.Ordinal).Replace("b: { host: h", "c: { host: h", StringComparison.Ordinal).Replace("[a, b]", "[a, c]", StringComparison.Ordinal));

        _watcher.Look();
        _watcher.Look();

        Assert.Equal(1, _changes);
        Assert.Equal("2", _live.Current.Routing.OperatorNumber["MTN"]);
        Assert.Equal(["a", "c"], _live.Current.Connectors.Keys);
        Assert.EndsWith("new, gone or different: b, c", Assert.Single(_log.All), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_file_is_told_once_with_every_mistake_and_changes_nothing_and_a_good_one_after_it_holds()
    {
        Write("gateway.yaml", Good.Replace("sender_policy", "sender_polcy", StringComparison.Ordinal).Replace("b: {", "b: { port: x,", StringComparison.Ordinal));

        _watcher.Look();
        _watcher.Look();

        string told = Assert.Single(_log.All);
        Assert.Contains("gateway.yaml:1:43: unknown key routing.sender_polcy, expected a key of routing, nearest sender_policy; ", told, StringComparison.Ordinal);
        Assert.Contains("connectors.b.port is \"x\"", told, StringComparison.Ordinal);
        Assert.Equal((0, 2), (_changes, _live.Refused?.Mistakes.Count()));

        Write("gateway.yaml", Good.Replace("MTN: \"1\"", "MTN: \"3\"", StringComparison.Ordinal));
        _watcher.Look();

        Assert.Equal((1, "3", null), (_changes, _live.Current.Routing.OperatorNumber["MTN"], _live.Refused));
    }

    [Fact]
    public void A_bad_file_that_is_mended_back_to_what_holds_is_told_to_read_well()
    {
        Write("gateway.yaml", Good + "\nnonsense: 1");
        _watcher.Look();
        Write("gateway.yaml", Good);
        _watcher.Look();
        _watcher.Look();

        Assert.Equal(2, _log.All.Count);
        Assert.EndsWith("reads well again; it says what holds already, and nothing changed", _log.All[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_gone_for_a_moment_changes_nothing()
    {
        File.Delete(Path.Combine(_folder, "gateway.yaml"));
        _watcher.Look();
        Assert.NotNull(_live.Refused);

        Write("gateway.yaml", Good);
        _watcher.Look();

        Assert.Equal((0, null), (_changes, _live.Refused));
    }

    [Fact]
    public void A_secret_in_another_file_is_read_again_and_never_shown()
    {
        Write("secret", "second");

        _watcher.Look();

        Assert.Equal("second", _live.Current.Connectors["a"].Password);
        Assert.EndsWith("new, gone or different: a", Assert.Single(_log.All), StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_only_after_a_restart_is_told_and_the_rest_holds_at_once()
    {
        Write("gateway.yaml", "bus: { port: 5673 }\nstore: { connection: \"r,password=${file:secret}\" }\n" + Good.Replace("MTN: \"1\"", "MTN: \"4\"", StringComparison.Ordinal));

        _watcher.Look();

        Assert.Equal((5672, "localhost:6379", "4"), (_live.Current.Bus.Port, _live.Current.Store.Connection, _live.Current.Routing.OperatorNumber["MTN"]));
        Assert.Contains(_log.All, x => x.EndsWith("only after a restart: bus.port, store.connection", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_looks_by_itself_every_two_seconds()
    {
        TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _live.Changed += (_, _) => changed.TrySetResult();
        await _watcher.StartAsync(default);
        Write("gateway.yaml", Good.Replace("MTN: \"1\"", "MTN: \"5\"", StringComparison.Ordinal));

        // Each step finds the watcher waiting, sooner or later.
        for (int i = 0; i < 3_000 && !changed.Task.IsCompleted; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            await Task.WhenAny(changed.Task, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        await _watcher.StopAsync(default);
        Assert.Equal("5", _live.Current.Routing.OperatorNumber["MTN"]);
    }

    public void Dispose()
    {
        _watcher.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private sealed class Lines : ILogger<GatewayFileWatcher>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception));
    }
}
