using System.Reflection;
using SmppSaga.Gateway.Configuration;

namespace SmppSaga.Gateway.Tests.Configuration;

public class OptionTableTests
{
    [Theory]
    [InlineData(typeof(BusOptions), "bus.")]
    [InlineData(typeof(StoreOptions), "store.")]
    [InlineData(typeof(HttpOptions), "http.")]
    [InlineData(typeof(TimerOptions), "timers.")]
    [InlineData(typeof(TimerOptions), "connectors.NAME.")]
    [InlineData(typeof(RoutingOptions), "routing.")]
    [InlineData(typeof(ConnectorOptions), "connectors.NAME.", "tls", "timers")]
    [InlineData(typeof(TlsOptions), "connectors.NAME.tls.")]
    public void Every_property_has_its_key(Type options, string section, params string[] sections)
    {
        IEnumerable<string> keys = options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name != "EqualityContract")
            .Select(property => string.Concat(property.Name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString())))
            .Except(sections)
            .Select(key => section + key);

        Assert.Empty(keys.Except(OptionTable.Rows.Select(row => row.Key)));
    }

    [Theory]
    [InlineData("bus.transport", "memory|rabbitmq", "memory")]
    [InlineData("connectors.NAME.window", "integer 1..10000", "10")]
    [InlineData("connectors.NAME.interface_version", "34|33|50", "34")]
    [InlineData("timers.receipt_timeout", "duration 1s..365d", "72h")]
    [InlineData("connectors.NAME.receipt_timeout", "duration 1s..365d", "timers.receipt_timeout")]
    [InlineData("connectors.NAME.tls.enabled", "true or false", "false")]
    [InlineData("http.admin_token", "text of at most 1024 characters", "\"${env:SMPPSAGA_ADMIN_TOKEN}\"")]
    public void A_row_tells_type_and_default(string key, string type, string written)
    {
        OptionRow row = Assert.Single(OptionTable.Rows, row => row.Key == key);

        Assert.Equal((type, written), (row.Type, row.Default));
    }

    [Fact]
    public void Every_row_has_a_meaning_and_no_key_comes_twice()
    {
        Assert.All(OptionTable.Rows, row => Assert.EndsWith(".", row.Meaning, StringComparison.Ordinal));
        Assert.Equal(OptionTable.Rows.Count, OptionTable.Rows.Select(row => row.Key).Distinct().Count());
    }

    [Fact]
    public void Every_default_is_a_value_that_loads()
    {
        foreach (OptionRow row in OptionTable.Rows.Where(row => row.Key.StartsWith("bus.", StringComparison.Ordinal) || row.Key.StartsWith("timers.", StringComparison.Ordinal) || row.Key.StartsWith("store.", StringComparison.Ordinal)))
        {
            string[] way = row.Key.Split('.');

            Assert.Empty(GatewayYaml.Load($"{way[0]}: {{ {way[1]}: {row.Default} }}").Mistakes);
        }
    }
}
