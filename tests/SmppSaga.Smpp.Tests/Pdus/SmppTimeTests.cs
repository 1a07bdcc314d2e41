using CsCheck;

namespace SmppSaga.Smpp.Tests.Pdus;

public sealed class SmppTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("020610233429000R", "2028-08-11T11:34:29.0+00:00")]
    [InlineData("000000010000000R", "2026-01-31T13:00:00.0+00:00")]
    [InlineData("151110145607004+", "2015-11-10T14:56:07.0+01:00")]
    [InlineData("991231235959948-", "2099-12-31T23:59:59.9-12:00")]
    public void A_time_is_read_and_written_back_and_means_this_instant(string text, string instant)
    {
        Assert.True(SmppTime.TryParse(text, out SmppTime time));
        Assert.Equal(text, time.ToString());
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), time.Resolve(Now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("15111014560700+")]
    [InlineData("151310145607000+")]
    [InlineData("150229145607000+")]
    [InlineData("151110245607000+")]
    [InlineData("151110145607049+")]
    [InlineData("151110145607000X")]
    [InlineData("15111014560７000+")]
    public void What_is_no_time_is_refused_without_an_exception(string? text) => Assert.False(SmppTime.TryParse(text, out _));

    [Fact]
    public void A_distance_is_written_in_years_of_365_and_months_of_30_days() => Assert.Equal(
        ["000000000001000R", "000002030405000R", "000200000000000R", "010100000000000R", "001134000000000R"],
        new[] { TimeSpan.FromSeconds(1.9), new TimeSpan(2, 3, 4, 5), TimeSpan.FromDays(60), TimeSpan.FromDays(395), TimeSpan.FromDays(364) }
            .Select(static distance => SmppTime.After(distance).ToString()));

    [Fact]
    public void Every_instant_of_the_century_survives_to_the_tenth() => Gen.Select(
        Gen.Long[0, TimeSpan.FromDays(36_000).Ticks], Gen.Int[-48, 48]).Sample(static (ticks, quarters) =>
        {
            DateTimeOffset instant = new DateTimeOffset(2000, 1, 3, 0, 0, 0, TimeSpan.Zero).AddTicks(ticks / 1_000_000 * 1_000_000).ToOffset(TimeSpan.FromMinutes(15 * quarters));

            Assert.True(SmppTime.TryParse(SmppTime.At(instant).ToString(), out SmppTime time));
            Assert.Equal(instant, time.Instant);
            Assert.Equal(instant.Offset, time.Instant!.Value.Offset);
        });

    [Theory]
    [InlineData("2000-01-01T00:03:00+00:07")]
    [InlineData("2099-12-31T23:57:00-00:07")]
    public void An_instant_that_would_be_written_into_another_century_is_refused(string instant) => Assert.Throws<ArgumentOutOfRangeException>(
        () => SmppTime.At(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
}
