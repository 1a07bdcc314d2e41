using System.Globalization;
using System.Text.Json;
using SmppSaga.Integration.Tests.Servers;

namespace SmppSaga.Smpp.Tests.Interop;

/// <summary>node-smpp at the other end of a session: what it received comes as JSON, what it shall send goes as JSON.</summary>
internal sealed class NodePeer : IAsyncDisposable
{
    private readonly NodeProgram _program;

    private NodePeer(NodeProgram program) => _program = program;

    /// <summary>The port of a server; 0 for a client.</summary>
    public int Port { get; private init; }

    public static async Task<NodePeer> ServerAsync()
    {
        NodeProgram program = NodeProgram.Start("smpp-server.js");
        return new NodePeer(program) { Port = JsonElement.Parse(await program.ReadLineAsync()).GetProperty("port").GetInt32() };
    }

    public static async Task<NodePeer> ClientAsync(SmppServer server)
    {
        NodeProgram program = NodeProgram.Start("smpp-client.js", server.Port.ToString(CultureInfo.InvariantCulture));
        Assert.True(JsonElement.Parse(await program.ReadLineAsync()).GetProperty("connected").GetBoolean());
        return new NodePeer(program);
    }

    /// <summary>Has it send a PDU; names as in the specification, octets as <see cref="Hex"/>.</summary>
    public Task SendAsync(object pdu) => _program.WriteLineAsync(JsonSerializer.Serialize(pdu));

    /// <summary>The next PDU of that command that it received; others before it are passed over.</summary>
    public Task<JsonElement> ReceivedAsync(string command) => NextAsync(x => x.TryGetProperty("command", out JsonElement name) && name.GetString() == command);

    /// <summary>Completes when it has seen the connection close.</summary>
    public Task ClosedAsync() => NextAsync(x => x.TryGetProperty("closed", out _));

    public static object Hex(params byte[] octets) => new { hex = Convert.ToHexStringLower(octets) };

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private async Task<JsonElement> NextAsync(Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            string line = await _program.ReadLineAsync();
            JsonElement received = JsonElement.Parse(line);
            Assert.False(received.TryGetProperty("error", out _), line);
            if (wanted(received))
            {
                return received;
            }
        }
    }
}
