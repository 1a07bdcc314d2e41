using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Gateway.Api;
using SmppSaga.Gateway.Messages.Ports;

namespace SmppSaga.Gateway.Tests.Api;

/// <summary>The endpoints on a port of this machine, over a bind and a control of the test.</summary>
public sealed class ConnectorEndpointsTests : IAsyncLifetime
{
    private readonly Gateway _gateway = new();
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IBindStatus>(_gateway).AddSingleton<IConnectorControl>(_gateway);
        _app = builder.Build();
        _app.UseRouting();
        _app.MapGroup("/api").MapConnectors();
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Binds_are_told_with_what_was_learned()
    {
        JsonElement bind = Assert.Single((await _http.GetFromJsonAsync<JsonElement>(Address("/api/binds"))).EnumerateArray());

        Assert.Equal(("main", 1, "Bound", 7L, 3), (bind.GetProperty("connector").GetString(), bind.GetProperty("slot").GetInt32(), bind.GetProperty("state").GetString(), bind.GetProperty("epoch").GetInt64(), bind.GetProperty("outstanding").GetInt32()));
        JsonElement learned = bind.GetProperty("learned");
        Assert.Equal((12.5, 98, 5, 47.5), (learned.GetProperty("answerP50").GetDouble(), learned.GetProperty("receipts").GetInt32(), learned.GetProperty("window").GetInt32(), learned.GetProperty("perSecond").GetDouble()));
    }

    [Fact]
    public async Task A_connector_is_paused_resumed_and_rebound()
    {
        Assert.Equal("""{"connector":"main","command":"pause","changed":true}""", await PostAsync("pause"));
        Assert.Equal("""{"connector":"main","command":"pause","changed":false}""", await PostAsync("pause"));
        Assert.Equal("""{"connector":"main","command":"resume","changed":true}""", await PostAsync("resume"));
        Assert.Equal("""{"connector":"main","command":"rebind","changed":true}""", await PostAsync("rebind"));

        Assert.Equal(["pause main", "pause main", "resume main", "rebind main"], _gateway.Asked);
    }

    [Fact]
    public async Task An_unknown_connector_is_refused_with_the_names_that_there_are()
    {
        using HttpResponseMessage answer = await _http.PostAsync(Address("/api/connectors/mian:pause"), null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("expected one of main, got", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_gateway.Asked);
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_as_not_done()
    {
        _gateway.Away = true;

        using HttpResponseMessage answer = await _http.PostAsync(Address("/api/connectors/main:pause"), null);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("away", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_not_a_page_to_be_read()
    {
        using HttpResponseMessage answer = await _http.GetAsync(Address("/api/connectors/main:pause"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Empty(_gateway.Asked);
    }

    private async Task<string> PostAsync(string command)
    {
        using HttpResponseMessage answer = await _http.PostAsync(Address($"/api/connectors/main:{command}"), null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);

    /// <summary>One bind, and what was asked of its connector.</summary>
    private sealed class Gateway : IBindStatus, IConnectorControl
    {
        private bool _paused;

        public List<string> Asked { get; } = [];

        public bool Away { get; set; }

        public IReadOnlyList<BindStatus> Binds =>
        [
            new("main", 1, BindState.Bound, "Bound as Transceiver.", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), 7, 10, 3)
            {
                Learned = new BindLearned(12.5, 40, 100, 98, 5) { PerSecond = 47.5 },
            },
        ];

        public Task<bool> PauseAsync(string connector, CancellationToken cancellationToken) => DoAsync("pause", connector, true);

        public Task<bool> ResumeAsync(string connector, CancellationToken cancellationToken) => DoAsync("resume", connector, false);

        public Task RebindAsync(string connector, CancellationToken cancellationToken) => DoAsync("rebind", connector, _paused);

        private Task<bool> DoAsync(string command, string connector, bool paused)
        {
            if (Away)
            {
                throw new IOException("away");
            }

            Asked.Add($"{command} {connector}");
            bool changed = _paused != paused;
            _paused = paused;
            return Task.FromResult(changed);
        }
    }
}
