using SmppSaga.Gateway.Configuration;
using SmppSaga.Gateway.Routing;

namespace SmppSaga.Gateway.Tests.Routing;

public class NumberFormTests
{
    [Theory]
    [InlineData("0831234567", DestinationFormat.AsIs, "0831234567")]
    [InlineData("+27831234567", DestinationFormat.AsIs, "+27831234567")]
    [InlineData("+27831234567", DestinationFormat.Digits, "27831234567")]
    [InlineData("0027831234567", DestinationFormat.Digits, "27831234567")]
    [InlineData("0831234567", DestinationFormat.Digits, "27831234567")]
    [InlineData("0831234567", DestinationFormat.Plus, "+27831234567")]
    [InlineData("27831234567", DestinationFormat.Plus, "+27831234567")]
    [InlineData("12345", DestinationFormat.Plus, "12345")]
    public void The_destination_is_rewritten_only_as_the_connector_wants_it(string to, DestinationFormat format, string onTheWire) =>
        Assert.Equal(onTheWire, NumberForm.ForWire(to, format, "27"));

    [Fact]
    public void A_number_that_needs_no_change_is_the_same_string() =>
        Assert.Same("27831234567", NumberForm.ForLookup("27831234567", "27"));
}
