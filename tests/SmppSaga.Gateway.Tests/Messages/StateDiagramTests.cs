using System.Text;
using SmppSaga.Gateway.Messages;

namespace SmppSaga.Gateway.Tests.Messages;

/// <summary>The picture in the README is drawn from what the state machine does.</summary>
public class StateDiagramTests
{
    private const string Begin = "<!-- state-machine -->";
    private const string End = "<!-- /state-machine -->";

    // In the reader's words; facts that lead the same way share one arrow.
    private static readonly Dictionary<string, string> _words = new(StringComparer.Ordinal)
    {
        ["write"] = "intent stored", ["ok"] = "ESME_ROK", ["refused"] = "refused", ["throttled"] = "try again later", ["ambiguous"] = "ambiguous answer", ["unsure"] = "in doubt",
        ["DELIVRD"] = "DELIVRD", ["UNDELIV"] = "UNDELIV", ["EXPIRED"] = "EXPIRED", ["due"] = "deadline", ["late"] = "deadline", ["cancel"] = "CancelSms", ["resend!"] = "resend asked for", ["fail!"] = "given up by hand", ["delivered!"] = "marked delivered", ["impossible"] = "cannot be built",
    };

    [Fact]
    public async Task The_readme_shows_the_state_machine_as_it_is()
    {
        string readme = await File.ReadAllTextAsync(ReadmePath());
        string drawn = await DrawAsync();
        if (Environment.GetEnvironmentVariable("SMPPSAGA_WRITE_STATE_DIAGRAM") is { Length: > 0 } target)
        {
            await File.WriteAllTextAsync(target, drawn);
        }

        string[] around = readme.Split(Begin);
        Assert.True(around.Length == 2, $"README.md: expected {Begin} once, followed by the diagram and {End}.");
        Assert.Equal(drawn.Trim(), around[1].Split(End)[0].Trim());
    }

    private static async Task<string> DrawAsync()
    {
        StringBuilder diagram = new("```mermaid\nstateDiagram-v2\n    [*] --> Accepted: SendSms\n");
        foreach (var arrow in (await StateTable.MovesAsync()).GroupBy(x => (x.From, x.To)))
        {
            diagram.Append("    ").Append(arrow.Key.From).Append(" --> ").Append(arrow.Key.To).Append(": ")
                .AppendJoin(", ", arrow.Select(Words).Distinct(StringComparer.Ordinal)).Append('\n');
        }

        diagram.Append("    Acknowledged --> [*]: no receipt expected\n");
        foreach (MessageState terminal in Enum.GetValues<MessageState>().Where(x => x >= MessageState.Delivered))
        {
            diagram.Append("    ").Append(terminal).Append(" --> [*]\n");
        }

        return diagram.Append("```\n").ToString();
    }

    /// <summary>A failure that leads back to Accepted is one that goes on over another connector.</summary>
    private static string Words((MessageState From, MessageState To, string Fact) x) =>
        x is { To: MessageState.Accepted, Fact: "refused" or "UNDELIV" or "EXPIRED" } ? "failed, next connector" : _words[x.Fact];

    private static string ReadmePath()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "SmppSaga.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory?.FullName ?? throw new DirectoryNotFoundException("SmppSaga.sln is in no folder above the tests."), "README.md");
    }
}
