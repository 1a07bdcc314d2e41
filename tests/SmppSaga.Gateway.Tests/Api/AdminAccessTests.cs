using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmppSaga.Gateway.Api;

namespace SmppSaga.Gateway.Tests.Api;

public sealed class AdminAccessTests
{
    private const string Token = "s3cret";

    [Theory]
    //          token of the file  from          host               origin                     Authorization        expected
    [InlineData("",                "127.0.0.1",  "127.0.0.1:8080",  "",                        "",                  200)]
    [InlineData("",                "::1",        "[::1]:8080",      "",                        "",                  200)]
    [InlineData("",                "::ffff:127.0.0.1", "localhost:8080", "",                   "",                  200)]
    [InlineData(Token,             "127.0.0.1",  "localhost:8080",  "",                        "",                  200)]
    [InlineData(Token,             "127.0.0.1",  "localhost:8080",  "http://localhost:8080",   "",                  200)]
    [InlineData(Token,             "10.0.0.7",   "gateway:8080",    "",                        "Bearer s3cret",     200)]
    [InlineData(Token,             "127.0.0.1",  "gateway:8080",    "http://elsewhere.net",    "Bearer s3cret",     200)]
    [InlineData("",                "10.0.0.7",   "gateway:8080",    "",                        "",                  403)]
    [InlineData("",                "10.0.0.7",   "gateway:8080",    "",                        "Bearer ",           401)]
    [InlineData("",                "10.0.0.7",   "gateway:8080",    "",                        "Bearer x",          401)]
    [InlineData(Token,             "10.0.0.7",   "gateway:8080",    "",                        "",                  401)]
    [InlineData(Token,             "10.0.0.7",   "gateway:8080",    "",                        "Bearer s3cre",      401)]
    [InlineData(Token,             "127.0.0.1",  "localhost:8080",  "",                        "Bearer wrong",      401)]
    [InlineData(Token,             "10.0.0.7",   "gateway:8080",    "",                        "Basic s3cret",      401)]
    [InlineData("",                "127.0.0.1",  "localhost:8080",  "http://elsewhere.net",    "",                  403)] // a page that the browser here shows
    [InlineData("",                "127.0.0.1",  "localhost:8080",  "http://localhost:9999",   "",                  403)]
    [InlineData("",                "127.0.0.1",  "localhost:8080",  "null",                    "",                  403)]
    [InlineData("",                "127.0.0.1",  "elsewhere.net",   "",                        "",                  403)] // a name that was made to lead here
    public async Task Only_this_machine_and_whoever_has_the_token_get_in(string token, string from, string host, string origin, string authorization, int expected)
    {
        DefaultHttpContext http = new() { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Connection.RemoteIpAddress = IPAddress.Parse(from);
        http.Request.Host = new HostString(host);
        http.Request.Headers.Origin = origin;
        http.Request.Headers.Authorization = authorization;
        bool reached = false;

        object? result = await new AdminAccess(token).InvokeAsync(EndpointFilterInvocationContext.Create(http), _ =>
        {
            reached = true;
            return new ValueTask<object?>("done");
        });

        Assert.Equal(expected == 200, reached);
        Assert.Equal(expected, result is IStatusCodeHttpResult refused ? refused.StatusCode : 200);
    }
}
