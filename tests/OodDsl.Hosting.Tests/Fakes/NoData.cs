namespace OodDsl.Hosting.Tests;

static class NoData
{
    /// <summary>Data folders without data: what a run of made-up sets needs.</summary>
    public static DataFolders Data(this TemporaryFolder folder) => new([], folder.At("cache")) { AllowDownload = false };
}
