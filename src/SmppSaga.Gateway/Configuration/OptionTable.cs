using SmppSaga.Gateway.Configuration.Keys;

namespace SmppSaga.Gateway.Configuration;

/// <summary>The keys of the gateway file, out of the table that the loader itself works from.</summary>
public static class OptionTable
{
    /// <summary>Every key in the order of the sections. NAME stands for a connector's name.</summary>
    public static IReadOnlyList<OptionRow> Rows { get; } = GatewayKeys.Rows;
}
