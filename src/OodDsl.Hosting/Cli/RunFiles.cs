namespace OodDsl.Hosting;

/// <summary>Files of a run folder that commands read.</summary>
static class RunFiles
{
    /// <summary>The text of a run's <c>results.json</c>.</summary>
    public static async Task<string> ResultsAsync(string runFolder, CancellationToken cancellation) =>
        (await File.ReadAllTextAsync(Path.Combine(runFolder, "results.json"), cancellation)).TrimEnd();
}
