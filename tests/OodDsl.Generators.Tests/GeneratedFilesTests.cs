using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace OodDsl.Generators.Tests;

/// <summary>What is written beside the experiments is what the generator writes now.</summary>
public class GeneratedFilesTests
{
    static readonly string Folder = Repository.PathOf("experiments", "generated");

    [Fact]
    public void CommittedFilesAreUpToDate()
    {
        var project = TestProject.Reference;
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("experiments"), "*.cs"))
            if (Path.GetFileName(path) != "Program.cs") project = project.With(Path.GetFileName(path), File.ReadAllText(path));
        var run = project.Run().Compiles();

        var written = run.Files.ToDictionary(file => file, run.Text, StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("OODDSL_WRITE_GENERATED") == "1") Write(written);
        var committed = Directory.EnumerateFiles(Folder, "*.g.cs")
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);
        Assert.Equal(written.Keys.Order(StringComparer.Ordinal), committed.Keys.Order(StringComparer.Ordinal));
        foreach (var (file, text) in written) Assert.True(committed[file] == text,
            $"{file} is stale; build the experiments.\n{Difference(committed[file], text)}");
    }

    static void Write(Dictionary<string, string> files)
    {
        Directory.CreateDirectory(Folder);
        foreach (var path in Directory.EnumerateFiles(Folder, "*.g.cs"))
            if (!files.ContainsKey(Path.GetFileName(path))) File.Delete(path);
        foreach (var (file, text) in files) File.WriteAllText(Path.Combine(Folder, file), text);
    }

    static string Difference(string old, string text) =>
        string.Join("\n", new InlineDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(old, text).Lines
        .Where(line => line.Type != ChangeType.Unchanged)
        .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text));
}
