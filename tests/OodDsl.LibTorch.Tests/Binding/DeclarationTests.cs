using System.Reflection;
using TorchSharp;

namespace OodDsl.LibTorch.Tests;

/// <summary>Every declared operator exists in this libtorch with the declared arguments and results.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void Every_declared_operator_binds()
    {
        var failures = new List<string>();
        var sites = Sites().ToList();
        foreach (var site in sites)
        {
            try
            {
                Assert.NotEqual(0, site.Handle);
            }
            catch (TorchException exception)
            {
                failures.Add($"{site.Name}: {exception.Message}");
            }
        }

        Assert.True(sites.Count > 1000, $"Only {sites.Count} declarations were found.");
        Assert.True(failures.Count == 0, string.Join("\n", failures.Distinct(StringComparer.Ordinal)));
    }

    static IEnumerable<OperatorSite> Sites() =>
        typeof(torch).Assembly.GetTypes()
            .Where(type => type.Name == "Sites")
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic))
            .Select(field => (OperatorSite)field.GetValue(null)!);
}
