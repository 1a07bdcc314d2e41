using System.Xml.Linq;

namespace SmppSaga.Conventions.Tests;

public sealed class PackageTests
{
    private static readonly Dictionary<string, string> Versions = XDocument.Load(Repository.PathOf("Directory.Packages.props"))
        .Descendants("PackageVersion").ToDictionary(x => x.Attribute("Include")!.Value, x => x.Attribute("Version")!.Value);

    [Theory]
    [InlineData("MassTransit")]
    [InlineData("MassTransit.RabbitMQ")]
    public void Masstransit_stays_on_the_last_free_version_exactly(string package)
    {
        Assert.Equal("[8.5.12]", Versions[package]);
    }

    [Fact]
    public void Masstransit_is_loaded_in_that_version()
    {
        Assert.StartsWith("8.5.12", System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(MassTransit.IBus).Assembly.Location).ProductVersion, StringComparison.Ordinal);
    }
}
