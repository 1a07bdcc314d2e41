using SmppSaga.Gateway.Configuration.Loading;

namespace SmppSaga.Gateway.Tests.Configuration;

public class NearestKeyTests
{
    private static readonly string[] Words = ["window", "binds", "bind_timeout", "enquire_link_interval", "port", "host"];

    [Theory]
    [InlineData("widow", "window")]
    [InlineData("WINDOW", "window")]
    [InlineData("bidns", "binds")]
    [InlineData("bind-timeout", "bind_timeout")]
    [InlineData("enquirelinkinterval", "enquire_link_interval")]
    [InlineData("prot", "port")]
    [InlineData("retention", null)]
    [InlineData("", null)]
    public void The_word_that_was_meant_is_found_or_none(string typed, string? word) => Assert.Equal(word, NearestKey.Of(typed, Words));
}
