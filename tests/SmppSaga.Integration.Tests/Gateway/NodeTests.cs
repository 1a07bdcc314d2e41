using System.Text.Json;
using SmppSaga.Integration.Tests.Gateway.Rig;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Integration.Tests.Gateway;

public sealed class NodeTests(RabbitVhost vhost) : GatewayTest(vhost)
{
    [Fact]
    public async Task A_Node_program_sends_a_message_and_gets_its_final_report()
    {
        await using GatewayInProcess gateway = await GatewayInProcess.StartReadyAsync(Setup);

        string output = await NodeProgram.RunAsync("send-and-receive.js", Vhost.Uri.ToString(), "27831234567", "hello from Node");

        JsonElement report = JsonElement.Parse(output);
        Assert.Equal("Delivered", report.GetProperty("status").GetString());
        Assert.Equal("10030", report.GetProperty("from").GetString());
        Assert.Equal("hello from Node", Assert.Single(Smsc.Taken).Text);
    }
}
