using System.Text.Json;

namespace OodDsl.Hosting.Tests;

public sealed class PlanCommandTests : CommandLineFixture
{
    [Fact]
    public async Task Markdown_says_everything()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("plan", "MarginEnergy", "--set", "learningrate=0.5"));
        Assert.Equal("""
            # margin-energy

            A margin | between energies.

            | Property | Value |
            | --- | --- |
            | Benchmark | `FashionMnistOod` |
            | Declared in | Baseline.cs, Reference.cs |
            | Seeds | 7, 8 |
            | Network passes per training step | 1 |
            | Network passes per scored image | 2 |
            | Fingerprint | `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` |

            ## Data

            | Role | Data |
            | --- | --- |
            | ID | fashion-mnist, 8 of 10 classes: T-shirt/top, Trouser, Pullover, Dress, Coat, Sneaker, Bag, Ankle boot |
            | Training | fashion-mnist, training images without the last tenth of each class |
            | Validation | fashion-mnist, the last tenth of each class's training images |
            | Test | fashion-mnist, test images |
            | Near OOD | fashion-mnist-held-out, letters |
            | Far OOD | digits, textures, uniform-noise |
            | Trained on beside ID | train: FashionMnist |

            ## Loss

            ```text
            L = CrossEntropy(logits, targets)
            ```

            ## Augmentations

            1. RandomCrop(Padding = 2)
            2. HorizontalFlip

            ## Fits

            1. Knn

            ## Scores

            - Msp
            - Energy

            ## Dataflow

            ```mermaid
            flowchart LR
              images --> features
            ```

            ## Settings

            | Setting | Value | From |
            | --- | --- | --- |
            | `Train.Epochs` | `5` | Reference.cs |
            | `Sgd.LearningRate` | `0.5` | --set |
            | `Energy.Temperature` | `1` | default |

            """, Console.OutText);
    }

    [Fact]
    public async Task Json_has_typed_settings_with_their_origin()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("plan", "baseline", "--json", "--set", "Epochs=2"));
        using var plan = JsonDocument.Parse(Console.OutText);
        var epochs = plan.RootElement.GetProperty("settings")[0];
        Assert.Equal("Train.Epochs", epochs.GetProperty("path").GetString());
        Assert.Equal(2, epochs.GetProperty("value").GetInt32());
        Assert.Equal(5, epochs.GetProperty("default").GetInt32());
        Assert.Equal("--set", epochs.GetProperty("origin").GetString());
        Assert.Equal("L = CrossEntropy(logits, targets)", plan.RootElement.GetProperty("loss").GetString());
    }

    [Fact]
    public async Task Two_experiments_are_compared()
    {
        Assert.Equal(ExitCode.Done, await InvokeAsync("plan", "--diff", "baseline", "outlier-exposure"));
        Assert.Contains("baseline and outlier-exposure do the same.", Console.OutText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await InvokeAsync("plan", "--diff", "baseline"));
        Assert.Equal(ExitCode.Usage, await InvokeAsync("plan", "baseline", "margin-energy"));
    }

    [Fact]
    public async Task Plans_are_written_beside_each_other_and_those_of_experiments_that_are_gone_are_deleted()
    {
        var folder = Path.Combine(Folder, "generated");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "gone.plan.md"), "# gone");
        await File.WriteAllTextAsync(Path.Combine(folder, "baseline.g.cs"), "// stays");

        Assert.Equal(ExitCode.Done, await InvokeAsync("plan", "--write", folder));

        Assert.Equal<string>(
            ["baseline.g.cs", "baseline.plan.md", "margin-energy.plan.md", "margin-energy.without-margin.plan.md", "outlier-exposure.plan.md"],
            [.. Directory.GetFiles(folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)]);
        var plan = await File.ReadAllTextAsync(Path.Combine(folder, "baseline.plan.md"));
        Assert.StartsWith("# baseline\n", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Fingerprint", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Epoch=2", "Epochs")]
    [InlineData("Sgd.LearningRat=2", "Sgd.LearningRate")]
    [InlineData("Epochs=two", "whole number")]
    public async Task A_wrong_setting_is_told_with_what_would_be_right(string setting, string told)
    {
        Assert.Equal(ExitCode.Configuration, await InvokeAsync("plan", "baseline", "--set", setting));
        Assert.Empty(Console.OutText);
        Assert.StartsWith("error: ", Console.ErrorText, StringComparison.Ordinal);
        Assert.Contains(told, Console.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Console.ErrorText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("basline", "Did you mean 'baseline'?")]
    [InlineData("margin", "Did you mean 'margin-energy' or 'margin-energy/without-margin'?")]
    [InlineData("zzzzzzzz", "./ood list shows all 4.")]
    public async Task An_unknown_experiment_is_told_with_the_nearest(string name, string told)
    {
        Assert.Equal(ExitCode.Usage, await InvokeAsync("plan", name));
        Assert.Contains($"There is no experiment '{name}'.", Console.ErrorText, StringComparison.Ordinal);
        Assert.Contains(told, Console.ErrorText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BASELINE", "baseline")]
    [InlineData("OutlierExposure", "outlier-exposure")]
    [InlineData("OutlierExposureExperiment", "outlier-exposure")]
    [InlineData("marginenergy/WithoutMargin", "margin-energy/without-margin")]
    public void Names_ignore_case_hyphens_and_the_suffix(string typed, string name) =>
        Assert.Equal(name, new ExperimentCatalogIndex(Catalog).Find(typed).Name);
}
