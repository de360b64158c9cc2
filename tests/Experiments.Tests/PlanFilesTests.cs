using System.Text.Json;

namespace Experiments.Tests;

/// <summary>The plans beside the experiments are those of the present declarations.</summary>
public sealed class PlanFilesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ood-plans-").FullName;

    [Fact]
    public async Task Committed_plans_are_up_to_date()
    {
        using var ood = await Ood.RunAsync("plan", "--write", folder);
        Assert.Equal(0, ood.ExitCode);
        var committed = Path.Combine(Repository.Root, "experiments", "generated");
        Assert.Equal(Names(folder), Names(committed));
        foreach (var name in Names(folder))
            Assert.True(
                await File.ReadAllTextAsync(Path.Combine(folder, name)) == await File.ReadAllTextAsync(Path.Combine(committed, name)),
                $"{name} is stale; build the experiments.");
    }

    /// <summary>Paper-size forms are checked by the same command: a step of their networks takes minutes here.</summary>
    [Fact]
    public async Task Every_method_at_desk_size_passes_its_check_and_so_do_its_arms()
    {
        using var list = await Ood.RunAsync("list", "--json");
        using var experiments = JsonDocument.Parse(list.Output);
        var names = experiments.RootElement.EnumerateArray()
            .Where(experiment => experiment.GetProperty("benchmark").GetString() is { } benchmark
                && (benchmark.Contains("FashionMnist", StringComparison.Ordinal) || benchmark == "FabricDefects"))
            .Select(experiment => experiment.GetProperty("name").GetString()!).ToArray();
        Assert.InRange(names.Length, 60, 120);
        // In one process: half of the time of a small one goes into starting it and compiling what all of them call.
        using var check = await Ood.RunAsync(["plan", .. names, "--check"]);
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.All(names, name => Assert.Contains($"{name}: everything fits", check.Output + check.Error, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder, "*.plan.md").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
}
