using System.Text.RegularExpressions;
using Mono.Cecil;

namespace SmppSaga.Conventions.Tests.Rooms;

public sealed class RoomTests
{
    public static TheoryData<string> Assemblies => [.. RoomTable.Assemblies.Keys];

    [Fact]
    public void The_rooms_of_the_gateway_use_only_what_the_table_allows()
    {
        Violations.None(RoomTable.Violations(RoomTable.Gateway, TypeUses.Of(PathOf("SmppSaga.Gateway"))));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assemblies_refer_only_to_what_the_table_allows(string assembly)
    {
        using AssemblyDefinition definition = AssemblyDefinition.ReadAssembly(PathOf(assembly));

        Assert.DoesNotContain(definition.MainModule.AssemblyReferences.Select(x => x.Name), x => !IsAllowed(x, RoomTable.Assemblies[assembly]));
    }

    [Fact]
    public void The_table_names_every_assembly_of_the_product()
    {
        string[] projects = [.. Repository.Files("src", "*.csproj").Concat(Repository.Files("contracts", "*.csproj")).Select(x => Path.GetFileNameWithoutExtension(x))];

        Assert.Equal(projects.Order(), RoomTable.Assemblies.Keys.Select(x => x == "smppsaga" ? "SmppSaga.Cli" : x).Order());
    }

    private static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    private static bool IsAllowed(string reference, string[] patterns)
    {
        return patterns.Any(x => Regex.IsMatch(reference, $"^{Regex.Escape(x).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }
}
