namespace OodDsl.Hosting.Tests;

public sealed class SettingValuesTests
{
    public enum Stem { Small, Large }

    static readonly SettingInfo[] Settings =
    [
        new("Train.Epochs", 5, "Reference.cs"),
        new("Train.Steps", 10L, "default"),
        new("Sgd.LearningRate", 0.1, "Reference.cs"),
        new("Sgd.Nesterov", true, "Reference.cs"),
        new("Head.LearningRate", double.NaN, "default"),
        new("Energy.Temperature", 1.0, "default"),
        new("Temperature", 0.5, "Csi.cs"),
        new("ResNet18.Stem", Stem.Small, "default"),
        new("VitB16.Weights", "none", "default"),
        new("MultiStep.Milestones", new[] { 0.5, 0.75 }, "default"),
        new("Patches.Sizes", new[] { 1, 2 }, "default"),
    ];

    [Theory]
    [InlineData("Train.Epochs=7", "Train.Epochs", 7)]
    [InlineData("epochs=7", "Train.Epochs", 7)]
    [InlineData("TRAIN.epochs = 7 ", "Train.Epochs", 7)]
    [InlineData("Steps=3000000000", "Train.Steps", 3000000000L)]
    [InlineData("Sgd.LearningRate=1e-3", "Sgd.LearningRate", 1e-3)]
    [InlineData("Sgd.LearningRate=-.5", "Sgd.LearningRate", -0.5)]
    [InlineData("Nesterov=FALSE", "Sgd.Nesterov", false)]
    [InlineData("Temperature=2", "Temperature", 2.0)]
    [InlineData("Energy.Temperature=2", "Energy.Temperature", 2.0)]
    [InlineData("Stem=large", "ResNet18.Stem", Stem.Large)]
    [InlineData("Weights=a=b,c", "VitB16.Weights", "a=b,c")]
    [InlineData("Milestones=0.25, 0.5,1", "MultiStep.Milestones", new[] { 0.25, 0.5, 1 })]
    [InlineData("Sizes=", "Patches.Sizes", new int[0])]
    public void An_override_reaches_its_setting(string text, string path, object expected)
    {
        var resolved = SettingValues.Resolve(Settings, [text]).All;

        var changed = Assert.Single(resolved, setting => setting.Origin == ResolvedSetting.Override);
        Assert.Equal(path, changed.Path);
        Assert.Equal(expected, changed.Value);
        Assert.Equal(expected.GetType(), changed.Value.GetType());
        Assert.Equal(Settings.Select(setting => setting.Path), resolved.Select(setting => setting.Path));
    }

    /// <summary>What another component needs of it is said before anything is run.</summary>
    [Fact]
    public void An_override_keeps_to_the_floor()
    {
        SettingInfo[] settings = [new("Train.BatchSize", 128, "Reference.cs", new(2, "Mixup"))];

        Assert.Equal(2, SettingValues.Resolve(settings, ["BatchSize=2"]).Get<int>("Train.BatchSize"));

        var error = Assert.Throws<UserException>(() => SettingValues.Resolve(settings, ["BatchSize=1"]));
        Assert.Equal(ExitCode.Configuration, error.Code);
        Assert.Contains("--set BatchSize=1: Mixup needs Train.BatchSize to be at least 2.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Epochs", "expected Component.Property=value")]
    [InlineData("=3", "expected Component.Property=value")]
    [InlineData("Epocs=3", "there is no setting 'Epocs'. Did you mean Epochs")]
    [InlineData("Energy.Temprature=3", "Did you mean Energy.Temperature")]
    [InlineData("Quux.Frobnicate=3", "there is no setting 'Quux.Frobnicate'.")]
    [InlineData("LearningRate=3", "'LearningRate' could be Sgd.LearningRate or Head.LearningRate")]
    [InlineData("Epochs=many", "Train.Epochs is a whole number, such as 5; 'many' is not")]
    [InlineData("Epochs=5.0", "a whole number")]
    [InlineData("Epochs=1,000", "a whole number")]
    [InlineData("Epochs=3000000000", "a whole number")]
    [InlineData("Energy.Temperature=1,5", "a number, such as 1; '1,5' is not")]
    [InlineData("Nesterov=1", "true or false, such as true")]
    [InlineData("Stem=1", "one of Small, Large")]
    [InlineData("Stem=Small,Large", "one of Small, Large")]
    [InlineData("Milestones=0.5;1", "a list a,b,c where each is a number, such as 0.5,0.75")]
    public void A_wrong_override_says_what_is_wrong(string text, string expected)
    {
        var error = Assert.Throws<UserException>(() => SettingValues.Resolve(Settings, [text]));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Configuration, error.Code);
    }

    [Fact]
    public void All_errors_are_listed_at_once()
    {
        var error = Assert.Throws<UserException>(() => SettingValues.Resolve(Settings, ["Epocs=3", "Stem=Medium", "Epochs=3", "Train.Epochs=4"]));

        Assert.StartsWith("3 settings are wrong:", error.Message, StringComparison.Ordinal);
        Assert.Contains("Epocs", error.Message, StringComparison.Ordinal);
        Assert.Contains("Medium", error.Message, StringComparison.Ordinal);
        Assert.Contains("Train.Epochs is already set by 'Epochs=3'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_keep_their_type()
    {
        var values = SettingValues.Resolve(Settings, ["Stem=Large"]);

        Assert.Equal(5, values.Get<int>("Train.Epochs"));
        Assert.Equal(Stem.Large, values.Get<Stem>("ResNet18.Stem"));
        Assert.Equal([0.5, 0.75], values.Get<double[]>("MultiStep.Milestones"));
        Assert.Throws<InvalidOperationException>(() => values.Get<double>("Train.Epochs"));
        Assert.Throws<InvalidOperationException>(() => values.Get<int>("Epochs"));
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(5e-4, "0.0005")]
    [InlineData(true, "true")]
    [InlineData(Stem.Large, "Large")]
    [InlineData(new[] { 0.5, 1e-7 }, "0.5,1E-07")]
    public void What_is_written_is_read_back(object value, string text)
    {
        Assert.Equal(text, SettingParser.Format(value));
        Assert.Equal(value, SettingParser.Parse(text, value.GetType(), out _));
    }
}
