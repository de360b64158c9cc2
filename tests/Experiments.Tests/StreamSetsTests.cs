using OodDsl;
using OodDsl.Hosting;

namespace Experiments.Tests;

/// <summary>The data sets of further streams are known before a run, and looked for with those of its benchmark.</summary>
public sealed class StreamSetsTests
{
    [Theory]
    [InlineData("baseline")]
    [InlineData("hsic", "photos")]
    [InlineData("biamat", "photos")]
    [InlineData("hsic/paper", "random-images300-k")]
    public void They_are_those_that_are_declared(string name, params string[] sets)
    {
        var experiment = ExperimentCatalog.All.Single(one => one.Name == name);
        Assert.Equal(sets, StreamSets.Of(experiment).Select(part => part.Set.Name));
    }

    [Fact]
    public void One_that_is_missing_keeps_the_run_from_beginning()
    {
        var folder = Directory.CreateTempSubdirectory("ood-streams-").FullName;
        var request = new RunRequest
        {
            Experiment = ExperimentCatalog.All.Single(one => one.Name == "hsic/paper"),
            Seed = 0,
            Device = "cpu",
            Output = Path.Combine(folder, "run"),
            Runs = folder,
            Data = new DataFolders([], folder) { AllowDownload = false },
        };

        var error = Assert.Throws<UserException>(() => RunChecks.Refuse([request], CancellationToken.None));

        Assert.Contains("300K_random_images.npy", error.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
