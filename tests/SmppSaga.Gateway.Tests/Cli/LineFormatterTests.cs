using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmppSaga.Cli.Commands;

namespace SmppSaga.Gateway.Tests.Cli;

public sealed class LineFormatterTests
{
    [Fact]
    public void An_exception_is_its_reason_in_the_same_line()
    {
        Assert.Equal("2026-03-01T12:00:00.000Z fail: SmppSaga.X[7] It went wrong (IOException: Inner.)\n", Written(stacks: false));
    }

    [Fact]
    public void With_stacks_it_is_all_there_and_still_one_line()
    {
        string written = Written(stacks: true);

        Assert.Contains("   at SmppSaga.Gateway.Tests.Cli.LineFormatterTests", written, StringComparison.Ordinal);
        Assert.Equal(written.Length - 1, written.IndexOf('\n', StringComparison.Ordinal));
    }

    private static string Written(bool stacks)
    {
        LineFormatter formatter = new(Options.Create(new LineFormatterOptions { Stacks = stacks }), new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)));
        using StringWriter writer = new() { NewLine = "\n" };
        formatter.Write(new LogEntry<string>(LogLevel.Error, "SmppSaga.X", new EventId(7), "It went wrong", Thrown(), static (state, _) => state), null, writer);
        return writer.ToString();
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("outer", new IOException("Inner\nand more"));
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }
}
