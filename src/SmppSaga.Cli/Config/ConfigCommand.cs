using System.CommandLine;

namespace SmppSaga.Cli.Config;

/// <summary>smppsaga config: check, import-vumi, options.</summary>
public static class ConfigCommand
{
    public static Command Create() => new("config", "Checks and explains the gateway file.")
    {
        ConfigCheckCommand.Create(),
        ConfigImportVumiCommand.Create(),
        ConfigOptionsCommand.Create(),
    };
}
