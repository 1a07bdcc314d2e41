using SmppSaga.Gateway.Binds;
using SmppSaga.Smpp;

namespace SmppSaga.Gateway.Tests.Binds;

public sealed class StatusClassTests
{
    [Theory]
    [InlineData(0x00, "Ok")]
    [InlineData(0x04, "BindTrouble")]
    [InlineData(0x08, "Ambiguous")]
    [InlineData(0x0B, "Permanent")]
    [InlineData(0x14, "QueueFull")]
    [InlineData(0x45, "Ambiguous")]
    [InlineData(0x58, "Throttled")]
    [InlineData(0x61, "Permanent")]
    [InlineData(0x64, "Temporary")]
    [InlineData(0xFE, "Ambiguous")]
    [InlineData(0xFF, "Ambiguous")]
    [InlineData(0x3FF, "Permanent")]
    [InlineData(0x400, "Ambiguous")]
    [InlineData(0x4FF, "Ambiguous")]
    [InlineData(0x500, "Permanent")]
    public void A_status_says_what_becomes_of_the_message(uint status, string expected)
    {
        Assert.Equal(expected, StatusClasses.Of(new CommandStatus(status)).ToString());
    }
}
