namespace SmppSaga.Gateway.Tests.Messages;

public class StateTableTests
{
    private static readonly string _file = Path.Combine(AppContext.BaseDirectory, "Messages", "StateTable.txt");

    [Fact]
    public async Task Every_pair_of_state_and_fact_leads_where_the_table_says()
    {
        string written = await StateTable.WriteAsync();
        if (Environment.GetEnvironmentVariable("SMPPSAGA_WRITE_STATE_TABLE") is { Length: > 0 } target)
        {
            await File.WriteAllTextAsync(target, written);
        }

        Assert.Equal(await File.ReadAllTextAsync(_file), written);
    }

    [Fact]
    public void No_pair_is_left_out() => Assert.True(StateTable.Pairs.Count > 300);
}
