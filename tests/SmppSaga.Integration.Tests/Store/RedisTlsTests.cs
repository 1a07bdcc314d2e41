using System.Diagnostics;
using System.Globalization;
using SmppSaga.Gateway.Tests.Store.Contract;
using SmppSaga.Integration.Tests.Servers;
using StackExchange.Redis;

namespace SmppSaga.Integration.Tests.Store;

/// <summary>A server that speaks TLS, with a user that may touch its own keys only and administrate nothing.</summary>
public sealed class GuardedServer : IAsyncLifetime
{
    private const string Trust = "SERedis_IssuerCertPath";
    private readonly string _directory = Directory.CreateTempSubdirectory("smppsaga-tls-").FullName;
    private RedisProcess _server = null!;
    private int _port;

    /// <summary>As the README says it: key prefixes of these tests begin with t-.</summary>
    public static string[] User { get; } = ["--user", "app", "on", ">secret", "~t-*", "+@all", "-@admin", "-@dangerous", "+info"];

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port},ssl=true,user=app,password=secret");

    public async ValueTask InitializeAsync()
    {
        string certificate = Path.Combine(_directory, "certificate.pem");
        string key = Path.Combine(_directory, "key.pem");
        using Process openssl = Process.Start(new ProcessStartInfo("openssl", [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-keyout", key, "-out", certificate, "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]) { RedirectStandardError = true, UseShellExecute = false })!;
        string said = await openssl.StandardError.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        Assert.True(openssl.ExitCode == 0, said);
        _port = RedisProcess.FreePort();
        _server = await RedisProcess.StartAsync([
            "--tls-port", _port.ToString(CultureInfo.InvariantCulture), "--tls-cert-file", certificate, "--tls-key-file", key, "--tls-ca-cert-file", certificate, "--tls-auth-clients", "no", .. User]);
        Environment.SetEnvironmentVariable(Trust, certificate);
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Trust, null);
        await _server.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>What the client trusts when nothing is said.</summary>
    public static async Task WithoutTrustAsync(Func<Task> act)
    {
        string? certificate = Environment.GetEnvironmentVariable(Trust);
        Environment.SetEnvironmentVariable(Trust, null);
        try
        {
            await act();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Trust, certificate);
        }
    }
}

[CollectionDefinition(Name)]
public sealed class OnGuarded : ICollectionFixture<GuardedServer>
{
    public const string Name = "Redis with TLS and a restricted user";
}

[Collection(OnGuarded.Name)]
public sealed class RedisTlsTests(GuardedServer server)
{
    [Fact]
    public async Task Finds_nothing_wrong_although_CONFIG_is_refused()
    {
        await using RedisTestStore store = new(server.Connection);

        Assert.Empty(await store.Guard.InspectAsync());
    }

    [Fact]
    public async Task Does_not_speak_to_a_server_whose_certificate_nobody_trusts() => await GuardedServer.WithoutTrustAsync(async () =>
    {
        await using RedisTestStore store = new(server.Connection + ",connectTimeout=2000,connectRetry=1");

        await Assert.ThrowsAsync<RedisConnectionException>(() => store.Events.CountPendingAsync().AsTask());
        Assert.False(store.Connection.IsConnected);
    });

    [Fact]
    public async Task Touches_no_key_outside_its_prefix()
    {
        await using RedisTestStore store = new(server.Connection, "other");

        RedisServerException error = await Assert.ThrowsAsync<RedisServerException>(() => store.Events.CountPendingAsync().AsTask());

        Assert.Contains("NOPERM", error.Message, StringComparison.Ordinal);
    }
}

[Collection(OnGuarded.Name)]
public sealed class GuardedEventStoreTests(GuardedServer server) : EventStoreContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}

[Collection(OnGuarded.Name)]
public sealed class GuardedDeadlineTests(GuardedServer server) : DeadlineContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}

[Collection(OnGuarded.Name)]
public sealed class GuardedOutboxTests(GuardedServer server) : OutboxContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}

[Collection(OnGuarded.Name)]
public sealed class GuardedLeaseTests(GuardedServer server) : LeaseContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}

[Collection(OnGuarded.Name)]
public sealed class GuardedCorrelationIndexTests(GuardedServer server) : CorrelationIndexContract
{
    protected override TestStore Open() => new RedisTestStore(server.Connection);
}
