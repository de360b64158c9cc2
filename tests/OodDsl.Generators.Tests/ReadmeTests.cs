namespace OodDsl.Generators.Tests;

/// <summary>What the README shows of the project is what the project holds.</summary>
public class ReadmeTests
{
    [Fact]
    public void ItsDeclarationIsTheExperimentsFile()
    {
        var block = File.ReadAllText(Repository.PathOf("README.md")).Split("```csharp\n")[1].Split("```")[0];
        var file = File.ReadAllText(Repository.PathOf("experiments", "MarginEnergy.cs"));
        Assert.StartsWith("[Experiment", block, StringComparison.Ordinal);
        Assert.Contains(block, file, StringComparison.Ordinal);
    }
}
