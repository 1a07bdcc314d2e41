namespace SmppSaga.Conventions.Tests.Rooms;

/// <summary>Which room may use which. A new room, or a new dependency, is a decision: it is taken here.</summary>
internal static class RoomTable
{
    private const string Configuration = "SmppSaga.Gateway.Configuration";
    private const string Messages = "SmppSaga.Gateway.Messages";
    private const string Routing = "SmppSaga.Gateway.Routing";
    private const string Contracts = "SmppSaga.Contracts";
    private const string Smpp = "SmppSaga.Smpp";

    // Leases, event lists, the correlation index: interfaces and what they carry, nothing of Redis.
    private const string Ports = "SmppSaga.Redis.Abstractions";

    /// <summary>What every room of the gateway may use.</summary>
    private static readonly string[] Framework = ["System", "Microsoft.Extensions", "Microsoft.CodeAnalysis"];

    /// <summary>The rooms inside the gateway's assembly.</summary>
    public static IReadOnlyList<Room> Gateway { get; } =
    [
        new(Configuration, [.. Framework, "YamlDotNet"]),
        new(Messages, [.. Framework, Contracts, "MassTransit", Ports, "MemoryPack"]),
        new(Routing, [.. Framework, Configuration, Messages, Contracts, "MassTransit"]),

        // MemoryPack: a receipt that came before its answer is parked in the index, octets of ours.
        new("SmppSaga.Gateway.Binds", [.. Framework, Configuration, Messages, Contracts, Smpp, Ports, "MassTransit", "MemoryPack"]),
        new("SmppSaga.Gateway.Store", [.. Framework, Configuration, Messages, Contracts, "SmppSaga.Redis", "MassTransit"]),

        // MassTransit: readiness asks the bus how it is.
        new("SmppSaga.Gateway.Api", [.. Framework, "Microsoft.AspNetCore", "Scalar.AspNetCore", Messages, Routing, Contracts, "MassTransit"]),
        new("SmppSaga.Gateway.Observability", [.. Framework, "Microsoft.AspNetCore", "OpenTelemetry", Messages, Routing, Contracts]),
        new("SmppSaga.Gateway.Hosting", [.. Framework, "Microsoft.AspNetCore", "OpenTelemetry", "SmppSaga.Gateway", "SmppSaga.Redis", Contracts, Smpp, "MassTransit", "StackExchange.Redis"]),
    ];

    /// <summary>What the assemblies may refer to; * stands for any characters.</summary>
    public static IReadOnlyDictionary<string, string[]> Assemblies { get; } = new Dictionary<string, string[]>
    {
        ["SmppSaga.Contracts"] = ["System.*"],
        ["SmppSaga.Smpp"] = ["System.*", "Microsoft.Extensions.*.Abstractions"],
        ["SmppSaga.Redis"] = ["System.*", "Microsoft.Extensions.*", "MassTransit*", "StackExchange.Redis", "MemoryPack*"],
        ["SmppSaga.Smsc"] = ["System.*", "Microsoft.Extensions.*.Abstractions", "SmppSaga.Smpp"],
        ["SmppSaga.Gateway"] =
        [
            "System.*", "Microsoft.*", "MassTransit*", "StackExchange.Redis", "MemoryPack*", "YamlDotNet", "OpenTelemetry*", "Scalar.AspNetCore",
            "SmppSaga.Contracts", "SmppSaga.Smpp", "SmppSaga.Redis",
        ],
        ["smppsaga"] = ["System.*", "Microsoft.*", "MassTransit*", "Spectre.Console*", "SmppSaga.Gateway", "SmppSaga.Smsc", "SmppSaga.Smpp", "SmppSaga.Contracts"],
    };

    /// <summary>One line for each use that no row of the table allows, and for each type that lives in no room.</summary>
    public static IEnumerable<string> Violations(IReadOnlyList<Room> rooms, IEnumerable<TypeUse> uses)
    {
        foreach (TypeUse use in uses)
        {
            Room? room = rooms.FirstOrDefault(x => x.Contains(use.UserNamespace));
            if (room is null)
            {
                yield return $"{use.User} lives in no room of the table";
            }
            else if (!room.Allows(use.UsedNamespace))
            {
                yield return use.ToString();
            }
        }
    }
}
