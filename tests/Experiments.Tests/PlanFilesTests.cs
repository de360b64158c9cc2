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

    [Fact]
    public async Task Every_experiment_passes_its_check()
    {
        using var ood = await Ood.RunAsync("plan", "--check");
        Assert.True(ood.ExitCode == 0, ood.Output);
        Assert.DoesNotContain("failed", ood.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder, "*.plan.md").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
}
