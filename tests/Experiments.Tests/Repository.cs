namespace Experiments.Tests;

/// <summary>Where things are in this checkout.</summary>
static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The program that <c>./ood</c> starts, of this test's own configuration.</summary>
    public static string Program { get; } = Path.Combine(ProgramFolder, "Experiments.dll");

    /// <summary>Where that program and all it needs was built to.</summary>
    public static string ProgramFolder => Path.Combine(Root, "experiments", "bin", Path.GetFileName(Path.GetDirectoryName(Output))!, Path.GetFileName(Output));

    // .../bin/Release/net10.0
    static string Output => AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OodDsl.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No solution above {AppContext.BaseDirectory}.");
    }
}
