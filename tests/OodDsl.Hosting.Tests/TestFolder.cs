namespace OodDsl.Hosting.Tests;

/// <summary>A folder that is gone after the test.</summary>
sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ooddsl-hosting-").FullName;

    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Data folders without data: what a run of made-up sets needs.</summary>
    public DataFolders NoData => new([], At("cache")) { AllowDownload = false };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
