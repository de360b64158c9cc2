namespace OodDsl.Hosting.Tests;

public sealed class DoctorTests : CommandLineFixture
{
    [Fact]
    public void A_loaded_library_is_found_with_its_path() =>
        Assert.Contains(LoadedLibraries.Find("libcoreclr"), path => Path.IsPathFullyQualified(path) && File.Exists(path));

    [Fact]
    public void Data_that_is_nowhere_comes_with_a_remedy()
    {
        var nothing = new DataFolders([Folder], Path.Combine(Folder, "cache")) { AllowDownload = false };
        var findings = new DataCheck(new ExperimentCatalogIndex(Catalog), nothing).Findings().ToDictionary(finding => finding.Subject, StringComparer.Ordinal);
        Assert.Equal(FindingState.Missing, findings["letters"].State);
        Assert.False(string.IsNullOrEmpty(findings["letters"].Remedy));
        // The benchmark does not need this one, and nothing is needed for the other.
        Assert.Equal(FindingState.Poor, findings["scripts"].State);
        Assert.Equal(FindingState.Good, findings["uniform-noise"].State);
    }
}
