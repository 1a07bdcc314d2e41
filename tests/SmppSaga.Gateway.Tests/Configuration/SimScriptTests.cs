using SmppSaga.Cli.Sim;
using SmppSaga.Gateway.Configuration.SimScript;
using SmppSaga.Smpp;
using SmppSaga.Smsc;

namespace SmppSaga.Gateway.Tests.Configuration;

public sealed class SimScriptTests
{
    [Fact]
    public void An_empty_script_is_the_default()
    {
        SmscOptions options = Read("");

        Assert.Equal((TimeSpan.Zero, (byte)2, 0, 1), (options.Receipts.Delay, options.Receipts.State, options.Script.Rules.Count, options.Script.Seed));
        Assert.Empty(options.Accounts);
    }

    [Fact]
    public void Every_section_is_read()
    {
        SmscOptions options = Read("""
            seed: 7
            accounts: { acme: secret }
            answer_delay: 20ms
            ids: { format: decresp-hexdlr, first: 1, receipt_width: 10, receipt_case: upper }
            receipts: { delay: 2s, state: UNDELIV, error: "042", tlvs: false, echo_reference: true, retry_delay: 1m }
            mo: { rate: 5, from: "1", to: "2", text: "Message {n}" }
            faults:
              - { do: lose_response, every: 10 }
            """);

        Assert.Equal(7, options.Script.Seed);
        Assert.Equal("secret", options.Accounts["acme"]);
        Assert.Equal(TimeSpan.FromMilliseconds(20), options.AnswerDelay);
        Assert.Equal(("255", "00000000FF", 1L), (options.Ids.Response.Write(255), options.Ids.Receipt.Write(255), options.Ids.First));
        Assert.Equal(
            new SmscReceiptOptions { Delay = TimeSpan.FromSeconds(2), State = 5, ErrorCode = "042", Tlvs = false, EchoReference = true, RetryDelay = TimeSpan.FromMinutes(1) },
            options.Receipts);
        Assert.Equal(new SmscMobileOriginatedOptions { PerSecond = 5, From = "1", To = "2", Text = "Message {n}" }, options.MobileOriginated);
        Assert.Equal(new SmscRule { Fault = new LoseResponse(), Every = 10 }, Assert.Single(options.Script.Rules));
    }

    [Fact]
    public void A_fault_says_when_and_how()
    {
        SmscRule rule = Rule("{ do: refuse, status: 0x45, p: 0.25, times: 3, to: \"2772\", system_id: acme, from: 1m, until: 90s }");

        Assert.Equal(
            new SmscRule
            {
                Fault = new RefuseSubmit { Status = CommandStatus.ESME_RSUBMITFAIL },
                Probability = 0.25,
                Times = 3,
                To = "2772",
                SystemId = "acme",
                From = TimeSpan.FromMinutes(1),
                Until = TimeSpan.FromSeconds(90),
            },
            rule);
    }

    [Theory]
    [InlineData("{ do: refuse, status: RSYSERR }", "ESME_RSYSERR")]
    [InlineData("{ do: refuse, status: esme_rmsgqful }", "ESME_RMSGQFUL")]
    [InlineData("{ do: refuse, status: 1024 }", "0x00000400")]
    public void A_status_is_a_name_or_a_number(string line, string expected) => Assert.Equal(expected, ((RefuseSubmit)Rule(line).Fault).Status.Name);

    [Fact]
    public void Every_word_of_the_table_is_read_with_its_settings()
    {
        foreach (FaultRow row in FaultTable.Rows)
        {
            string settings = string.Concat(row.Arguments.Select(argument => $", {argument.Name}: {Other(argument)}"));

            SmscFault read = Rule($"{{ do: {row.Word}{settings} }}").Fault;

            Assert.Equal(row.Word, read.Word);
            Assert.Equal(row.Arguments.Count > 0, read.ToString() != row.Create(new Dictionary<string, object>()).ToString());
        }
    }

    [Theory]
    [InlineData("faults:\n  - { do: lose_respons }", "3:11: faults[0].do is \"lose_respons\", expected a word of the table, nearest lose_response")]
    [InlineData("faults:\n  - { every: 3 }", "3:5: faults[0].do is missing, expected what goes wrong, e.g. do: lose_response")]
    [InlineData("faults:\n  - { do: throttle, evry: 3 }", "3:21: unknown key faults[0].evry, expected a key of faults[0], nearest every")]
    [InlineData("faults:\n  - { do: refuse, status: RTHROTLED }", "3:27: faults[0].status is \"RTHROTLED\", expected command_status such as ESME_RSYSERR or 0x45")]
    [InlineData("faults:\n  - { do: outcome, state: DELIVERD }", "3:27: faults[0].state is \"DELIVERD\", expected one of SCHEDULED, ENROUTE, DELIVRD, EXPIRED, DELETED, UNDELIV, ACCEPTD, UNKNOWN, REJECTD, SKIPPED, nearest DELIVRD")]
    [InlineData("faults:\n  - { do: throttle, every: 0 }", "3:28: faults[0].every is \"0\", expected integer 1..2147483647")]
    [InlineData("faults:\n  - { do: throttle, p: 1.5 }", "3:24: faults[0].p is \"1.5\", expected number 0..1")]
    [InlineData("faults: { do: throttle }", "2:9: faults is a map, expected list of maps with do")]
    [InlineData("recipts: {}", "2:1: unknown key recipts, expected a key of the file, nearest receipts")]
    [InlineData("seed: 1\nseed: 2", "3:1: duplicate key seed, expected once, first in line 2")]
    [InlineData("accounts: { acme: toolongsecret }", "2:19: accounts.acme is 13 characters long, expected text of at most 8 characters")]
    public void A_mistake_is_told_with_its_place(string yaml, string expected)
    {
        ScriptFileResult<SmscOptions> result = ScriptFile.Parse("# a script\n" + yaml, "sim.yaml", ScriptKeys.Section);

        Assert.Null(result.Value);
        Assert.Equal($"sim.yaml:{expected}", Assert.Single(result.Findings).ToString());
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_mistake()
    {
        Assert.Equal("nowhere.yaml: does not exist, expected a script", Assert.Single(ScriptFile.Load("nowhere.yaml", ScriptKeys.Section).Findings).ToString());
    }

    private static SmscOptions Read(string yaml)
    {
        ScriptFileResult<SmscOptions> result = ScriptFile.Parse(yaml, "sim.yaml", ScriptKeys.Section);
        Assert.Empty(result.Findings);
        return result.Value!;
    }

    private static SmscRule Rule(string line) => Assert.Single(Read($"faults:\n  - {line}").Script.Rules);

    /// <summary>A valid value that is not the default.</summary>
    private static string Other(FaultArgument argument) => argument.Kind switch
    {
        FaultArgumentKind.Duration => "123ms",
        FaultArgumentKind.Number => "123",
        FaultArgumentKind.Flag => (bool)argument.Default ? "false" : "true",
        FaultArgumentKind.Text => "xyz",
        FaultArgumentKind.Status => "ESME_RINVEXPIRY",
        FaultArgumentKind.State => "REJECTD",
        FaultArgumentKind.End => "rst",
        _ => "00ff",
    };
}
