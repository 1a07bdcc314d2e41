using Microsoft.Extensions.Logging.Abstractions;
using SmppSaga.Gateway.Binds;
using SmppSaga.Gateway.Configuration;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class ClientOptionsTests
{
    [Fact]
    public void Every_setting_of_a_connector_reaches_its_sessions()
    {
        ConnectorOptions connector = new()
        {
            Port = 3600, SystemId = "acme", Password = "secret", SystemType = "VMA", InterfaceVersion = 0x50, AddressRange = "^2783", Window = 7,
            ResponseTimeout = TimeSpan.FromSeconds(1), EnquireLinkInterval = TimeSpan.FromSeconds(2), EnquireLinkTimeout = TimeSpan.FromSeconds(3), BindTimeout = TimeSpan.FromSeconds(4),
        };

        SmppClientOptions options = ClientOptions.For("smsc", BindType.Receiver, connector, TimeProvider.System, NullLogger.Instance);

        Assert.Equal(
            new SmppClientOptions
            {
                Host = "smsc", Port = 3600, BindType = BindType.Receiver, SystemId = "acme", Password = "secret", SystemType = "VMA", InterfaceVersion = 0x50, AddressRange = "^2783", Window = 7,
                ResponseTimeout = TimeSpan.FromSeconds(1), EnquireLinkInterval = TimeSpan.FromSeconds(2), EnquireLinkTimeout = TimeSpan.FromSeconds(3), BindTimeout = TimeSpan.FromSeconds(4),
            },
            options);
    }
}
