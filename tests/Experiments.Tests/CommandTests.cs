using System.Text.Json;

namespace Experiments.Tests;

/// <summary>The commands that train nothing.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task List_names_every_experiment_with_its_arms()
    {
        using var list = await Ood.RunAsync("list", "--json");
        Assert.Equal(0, list.ExitCode);
        using var json = JsonDocument.Parse(list.Output);
        var arms = json.RootElement.EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!, item => item.GetProperty("armOf").GetString(), StringComparer.Ordinal);
        Assert.Null(arms["baseline"]);
        Assert.Null(arms["outlier-exposure"]);
        Assert.Equal("margin-energy", arms["margin-energy/without-margin"]);
    }

    [Fact]
    public async Task A_plan_shows_settings_loss_dataflow_and_scores()
    {
        using var plan = await Ood.RunAsync("plan", "OutlierExposure", "--set", "OutlierExposure.Weight=0.25");
        Assert.Equal(0, plan.ExitCode);
        foreach (var text in (string[])["# outlier-exposure", "| `OutlierExposure.Weight` | `0.25` | --set |", "| `Sgd.LearningRate` | `0.1` | Reference.cs |", "```mermaid", "- Energy"])
            Assert.Contains(text, plan.Output, StringComparison.Ordinal);
        Assert.Matches(@"L = .*OutlierExposure\(outlierLogits\)", plan.Output);
    }

    [Fact]
    public async Task The_doctor_finds_engine_and_data()
    {
        using var doctor = await Ood.RunAsync("doctor", "--json");
        Assert.Equal(0, doctor.ExitCode);
        using var json = JsonDocument.Parse(doctor.Output);
        var engine = json.RootElement.GetProperty("machine")[0];
        Assert.Equal(("engine", "good"), (engine.GetProperty("subject").GetString(), engine.GetProperty("state").GetString()));
        Assert.Contains("libtorch", engine.GetProperty("text").GetString(), StringComparison.Ordinal);
        var letters = json.RootElement.GetProperty("dataSets").EnumerateArray().Single(set => set.GetProperty("subject").GetString() == "letters");
        Assert.Equal("good", letters.GetProperty("state").GetString());
    }
}
