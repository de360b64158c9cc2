using OodDsl.Documentation;

namespace OodDsl.Generators.Tests;

/// <summary>Pages that are made from code say what the code says.</summary>
public class DocumentTests
{
    public static TheoryData<string> Paths => [.. Documents.All().Select(document => document.Path)];

    [Theory, MemberData(nameof(Paths))]
    public void IsUpToDate(string path)
    {
        var (committed, made) = (File.ReadAllText(Repository.PathOf(path.Split('/'))), Documents.All().Single(document => document.Path == path).Text);
        Assert.True(committed == made, $"{path} is stale: run ./ood generate. It differs at:\n{Difference(committed, made)}");
    }

    /// <summary>The reference lists the names that a parameter may have; each is filled, with the type it is said to have.</summary>
    [Theory]
    [MemberData(nameof(BuiltInNames))]
    public Task ABuiltInValueIsMade(string name, string type) => AnalyzerRun.ExpectNone($$"""
        [Experiment]
        public partial class Sample : Reference
        {
            [Loss] static Tensor Told(Tensor features, {{type}} {{(name == "features" ? "logits" : name)}}) => features.mean();
        }
        """);

    public static TheoryData<string, string> BuiltInNames => new(BuiltIns.Values.Select(value => (value.Name, value.Type)));

    /// <summary>What the compiler offers for a misspelt name is in the reference too.</summary>
    [Fact]
    public void EveryOfferedNameIsListed()
    {
        var project = TestProject.Of("[Experiment, Without<Loss>, Without<Score>] public partial class Sample : Reference;");
        var compilation = project.Compile();
        var model = new ExperimentParser(compilation, TestContext.Current.CancellationToken)
            .Family(compilation.GetTypeByMetadataName("Experiments.Sample")!).Members[0];
        var offered = new Plan(model).Inputs.Existing.Distinct(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(offered);
        Assert.Equal(
            BuiltIns.Values.Select(value => value.Name).Order(StringComparer.Ordinal),
            offered.Where(name => name is "images" or "rawImages" || !name.StartsWith("raw", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    static string Difference(string committed, string made)
    {
        var (old, now) = (committed.Split('\n'), made.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(old.Length, now.Length)).FirstOrDefault(i => old[i] != now[i], Math.Min(old.Length, now.Length));
        return $"line {line + 1}\n- {old.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }
}
