using System.Globalization;

namespace SmppSaga.Integration.Tests.Servers;

/// <summary>The servers that tests/run.sh started for this run. Without it a test that needs one fails and says so; it is never skipped.</summary>
public static class RealServers
{
    /// <summary>Redis with appendonly and noeviction, as host:port. All tests share it: take a <see cref="NewKeyPrefix"/>.</summary>
    public static string RedisConnection => Required("SMPPSAGA_TEST_REDIS", "a real Redis");

    /// <summary>AMQP port of RabbitMQ on 127.0.0.1, user guest, password guest. All tests share it: take a <see cref="RabbitVhost"/>.</summary>
    public static int RabbitMqPort => int.Parse(Required("SMPPSAGA_TEST_RABBITMQ", "a real RabbitMQ"), CultureInfo.InvariantCulture);

    /// <summary>Path of a rabbitmqctl that speaks to this RabbitMQ.</summary>
    public static string RabbitMqCtl => Required("SMPPSAGA_TEST_RABBITMQCTL", "a real RabbitMQ");

    /// <summary>A key prefix that no other test of this run has, e.g. "t-5f3a1c9be2d04a77".</summary>
    public static string NewKeyPrefix() => $"t-{Guid.NewGuid():N}"[..18];

    private static string Required(string variable, string what)
    {
        string? value = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(value)
            ? throw new InvalidOperationException($"{variable} is not set: this test needs {what}. Run it by tests/run.sh, which starts one (tests/run.sh Integration).")
            : value;
    }
}
