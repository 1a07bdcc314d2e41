using System.CommandLine;

namespace SmppSaga.Cli.Config;

/// <summary>smppsaga route: explain.</summary>
public static class RouteCommand
{
    public static Command Create() => new("route", "Asks the routing of a gateway file.") { RouteExplainCommand.Create() };
}
