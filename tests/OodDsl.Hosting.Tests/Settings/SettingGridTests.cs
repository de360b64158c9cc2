namespace OodDsl.Hosting.Tests;

public sealed class SettingGridTests
{
    static readonly ExperimentDescriptor Experiment = CommandLineFixture.Baseline with
    {
        Settings = [new("Sgd.LearningRate", 0.1, "A.cs"), new("MultiStep.At", (double[])[0.5], "A.cs"), new("Sigma", 1.0, "A.cs")],
    };

    [Fact]
    public void Nothing_to_change_is_one_combination() => Assert.Empty(Assert.Single(SettingGrid.Expand(Experiment, [])));

    [Fact]
    public void The_last_setting_varies_fastest() => Assert.Equal(
        [["Sigma=1", "LearningRate=0.1"], ["Sigma=1", "LearningRate=0.2"], ["Sigma=5", "LearningRate=0.1"], ["Sigma=5", "LearningRate=0.2"]],
        SettingGrid.Expand(Experiment, ["Sigma=1,5", "LearningRate=0.1, 0.2"]));

    [Theory]
    [InlineData("MultiStep.At")]
    [InlineData("At")]
    public void Values_of_a_list_are_separated_by_semicolons(string name) =>
        Assert.Equal([[$"{name}=0.5,0.75"], [$"{name}=0.9"]], SettingGrid.Expand(Experiment, [$"{name}=0.5,0.75;0.9"]));
}
