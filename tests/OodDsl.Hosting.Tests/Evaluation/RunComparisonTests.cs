namespace OodDsl.Hosting.Tests;

public sealed class RunComparisonTests
{
    [Fact]
    public async Task Differences_are_those_of_the_results_with_intervals_around_them()
    {
        using var folder = new TemporaryFolder();
        var (a, b) = (new List<RunFolder>(), new List<RunFolder>());
        foreach (var seed in new[] { 1, 2 })
        {
            a.Add(await Run(folder, $"a{seed}", seed, "Epochs=1"));
            b.Add(await Run(folder, $"b{seed}", seed, "Epochs=4"));
        }

        var comparison = RunComparison.Of(a, b, resamples: 200);

        Assert.Equal(
            a[0].ReadResults().Results.Select(result => (result.Dataset, result.Score)), comparison.Select(entry => (entry.Dataset, entry.Score)));
        foreach (var entry in comparison)
        {
            var differences = a.Zip(b, (first, second) => Auroc(first, entry) - Auroc(second, entry)).ToArray();
            Assert.Equal(differences, entry.AurocBySeed, (x, y) => Math.Abs(x - y) < 1e-12);
            Assert.Equal(differences.Average(), entry.Differences.Auroc.Point, 1e-12);
            Assert.InRange(entry.Differences.Auroc.Point, entry.Differences.Auroc.Low, entry.Differences.Auroc.High);
        }
    }

    [Fact]
    public async Task Runs_that_dont_pair_up_are_refused()
    {
        using var folder = new TemporaryFolder();
        var first = await Run(folder, "first", 1);
        var second = await Run(folder, "second", 2);

        Assert.Contains("seed", Assert.Throws<UserException>(() => RunComparison.Of([first], [second])).Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, Assert.Throws<UserException>(() => RunComparison.Of([first], [])).Code);
    }

    static async Task<RunFolder> Run(TemporaryFolder folder, string output, int seed, params string[] overrides)
    {
        var request = TinyExperiment.Descriptor.Request(folder, output, overrides) with { Seed = seed };
        await new Runner().RunAsync(request, new RecordingObserver(), CancellationToken.None);
        return new(folder.At(output));
    }

    static double Auroc(RunFolder run, RunComparison entry) =>
        run.ReadResults().Results.Single(result => result.Dataset == entry.Dataset && result.Score == entry.Score).Auroc;
}
