using SmppSaga.Smsc;

namespace SmppSaga.Smpp.Tests.Smsc;

public sealed class ScriptTests : SmscTest
{
    [Theory]
    [InlineData(3, 0, 0, "..x..x..x.")]
    [InlineData(1, 4, 0, "...x......")]
    [InlineData(2, 0, 2, ".x.x......")]
    public async Task A_rule_strikes_at_its_counts(int every, int nth, int times, string expected)
    {
        Assert.Equal(expected, await StrikesAsync(new SmscScript { Rules = [new SmscRule { Fault = new RefuseSubmit(), Every = every, Nth = nth, Times = times }] }));
    }

    [Fact]
    public async Task A_rule_counts_only_what_passes_its_filters()
    {
        SmscSimulator simulator = Start(new SmscRule { Fault = new RefuseSubmit(), To = "2782", SystemId = "acme", Nth = 2 });
        SmppSession acme = await BindAsync(simulator);
        SmppSession other = await BindAsync(simulator, "other");

        Assert.True((await SubmitAsync(acme, Message(to: "27821"))).CommandStatus.IsOk);
        Assert.True((await SubmitAsync(other, Message(to: "27822"))).CommandStatus.IsOk);
        Assert.True((await SubmitAsync(acme, Message(to: "27833"))).CommandStatus.IsOk);
        Assert.False((await SubmitAsync(acme, Message(to: "27824"))).CommandStatus.IsOk);
    }

    [Fact]
    public async Task A_rule_holds_between_its_times()
    {
        Microsoft.Extensions.Time.Testing.FakeTimeProvider time = new();
        SmscRule rule = new() { Fault = new RefuseSubmit(), From = TimeSpan.FromSeconds(10), Until = TimeSpan.FromSeconds(20) };
        SmscSimulator simulator = Start(new SmscOptions { TimeProvider = time, EnquireLinkInterval = TimeSpan.Zero, Script = new SmscScript { Rules = [rule] } });
        SmppSession session = await BindAsync(simulator);
        List<bool> refused = [];
        for (int ten = 0; ten < 3; ten++)
        {
            refused.Add(!(await SubmitAsync(session, Message())).CommandStatus.IsOk);
            time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal([false, true, false], refused);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_faults_and_another_seed_others()
    {
        SmscRule half = new() { Fault = new RefuseSubmit(), Probability = 0.5 };

        string[] runs = [await StrikesAsync(Script(7), 64), await StrikesAsync(Script(7), 64), await StrikesAsync(Script(8), 64)];

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
        Assert.InRange(runs[0].Count(strike => strike == 'x'), 16, 48);

        SmscScript Script(int seed) => new() { Seed = seed, Rules = [half] };
    }

    [Fact]
    public async Task Of_two_answers_the_first_rule_strikes()
    {
        SmscSimulator simulator = Start(
            new SmscRule { Fault = new RefuseSubmit { Status = CommandStatus.ESME_RMSGQFUL }, Nth = 1 },
            new SmscRule { Fault = new RefuseSubmit { Status = CommandStatus.ESME_RSYSERR }, Times = 1 });
        SmppSession session = await BindAsync(simulator);

        Assert.Equal(CommandStatus.ESME_RMSGQFUL, (await SubmitAsync(session, Message())).CommandStatus);
        Assert.Equal(CommandStatus.ESME_RSYSERR, (await SubmitAsync(session, Message())).CommandStatus);
        Assert.True((await SubmitAsync(session, Message())).CommandStatus.IsOk);
    }

    [Fact]
    public void The_readme_has_the_table_of_the_code()
    {
        string readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Smsc", "README.md")).ReplaceLineEndings("\n");

        Assert.Contains(FaultTable.ToMarkdown(), readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_creates_the_fault_of_its_word_with_the_defaults_of_the_code()
    {
        Dictionary<string, object> none = [];
        foreach (FaultRow row in FaultTable.Rows)
        {
            SmscFault fault = row.Create(none);
            SmscFault fromCode = fault is RefuseSubmit ? fault : (SmscFault)Activator.CreateInstance(fault.GetType())!;
            Assert.Equal((row.Word, fromCode.ToString()), (fault.Word, fault.ToString()));
        }
    }

    [Fact]
    public void Every_fault_has_a_row()
    {
        IEnumerable<Type> faults = typeof(SmscFault).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SmscFault)) && !type.IsAbstract);

        Assert.Empty(faults.Except(FaultTable.Rows.Select(row => row.Create(new Dictionary<string, object>()).GetType())));
    }

    private async Task<string> StrikesAsync(SmscScript script, int count = 10)
    {
        SmppSession session = await BindAsync(Start(new SmscOptions { Script = script }));
        char[] strikes = new char[count];
        for (int n = 0; n < count; n++)
        {
            strikes[n] = (await SubmitAsync(session, Message(registeredDelivery: 0))).CommandStatus.IsOk ? '.' : 'x';
        }

        return new string(strikes);
    }
}
