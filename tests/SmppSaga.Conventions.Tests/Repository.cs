using System.Runtime.CompilerServices;

namespace SmppSaga.Conventions.Tests;

/// <summary>The checkout these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the checkout; the path is relative to its root, with slashes.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Files under a folder, without what a build or npm put there; empty when the folder does not exist.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        string path = PathOf(folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Where(x => !IsMade(Path.GetRelativePath(Root, x)))
            : [];
    }

    /// <summary>The path from the root, with slashes: what a failing test shows.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static bool IsMade(string relative) => relative.Split('/', '\\').Intersect(["bin", "obj", "node_modules", "TestResults"]).Any();

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (string? directory = Path.GetDirectoryName(here); directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (File.Exists(Path.Combine(directory, "SmppSaga.sln")))
            {
                return directory;
            }
        }

        throw new InvalidOperationException($"No SmppSaga.sln above {here}: the conventions are tested in the checkout they were built in.");
    }
}
