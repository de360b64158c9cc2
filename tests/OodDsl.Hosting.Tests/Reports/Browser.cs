using System.Diagnostics;

namespace OodDsl.Hosting.Tests;

/// <summary>Debian's Chromium without a window, if it is installed.</summary>
static class Browser
{
    /// <summary>Why there is none; null if there is one.</summary>
    public static string? Missing { get; } = Find() is null ? "Chromium is not installed: 'apt-get install chromium' lets this test run." : null;

    /// <summary>Runs it and gives what it wrote to stdout. It can reach nothing but the page.</summary>
    public static async Task<string> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find()!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-component-update", "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={folder.At("profile")}", .. arguments,
        ])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Chromium did not end: {await error}", late);
        }
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }

    static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => (string[])[Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome")]).FirstOrDefault(File.Exists);
}
