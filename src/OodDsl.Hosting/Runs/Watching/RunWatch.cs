using System.Globalization;
using System.Text.RegularExpressions;

namespace OodDsl.Hosting;

/// <summary>Follows a run from outside, by what its process writes into its folder. Nothing in the folder is changed.</summary>
/// <param name="folder">The run's folder.</param>
/// <param name="clock">The time.</param>
sealed partial class RunWatch(RunFolder folder, TimeProvider clock)
{
    // A process that works on a large set may write nothing for long; whether it lives is only asked when it has been silent.
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);
    const int Window = 8;

    readonly TailReader log = new(folder.Log);
    readonly TailReader metrics = new(folder.Metrics);
    readonly List<StepLine> steps = [];
    readonly List<EpochMetrics> epochs = [];
    readonly Queue<(DateTimeOffset Time, long Step)> seen = new();
    string phase = "";
    long phaseSteps;
    DateTimeOffset phaseBegan;
    long resumedAfter;

    /// <summary>Looks once.</summary>
    /// <exception cref="UserException">The folder holds no run, or a damaged one.</exception>
    public RunProgress Look()
    {
        // Before the files: what a run that has ended wrote is all there.
        var manifest = folder.ReadManifest();
        List<string> news = [];
        foreach (var line in log.Read(out _)) Note(line, news);
        var lines = metrics.Read(out var wasCut);
        if (wasCut)
        {
            steps.Clear();
            epochs.Clear();
            seen.Clear();
        }
        foreach (var line in lines) MetricsFile.Add(line, folder.Metrics, steps, epochs);
        var done = Math.Max(steps is [.., var last] ? last.Step + 1L : 0, epochs is [.., var epoch] ? epoch.Steps : 0);
        if (lines.Count > 0) Remember(done);
        return new()
        {
            Manifest = manifest,
            WasKilled = manifest.State == RunState.Running && IsSilent() && !RunFolderLock.IsHeld(folder),
            Phase = phase,
            Steps = phaseSteps,
            Done = phase == "train" ? Math.Max(done, resumedAfter) : 0,
            Last = steps.LastOrDefault(),
            LastEpoch = epochs.LastOrDefault(),
            Best = epochs.Max(one => one.ValidationAccuracy),
            Rate = Rate(done),
            News = news,
        };
    }

    void Note(string line, List<string> news)
    {
        // Further lines of an exception have no time; they are in the file.
        if (Entry().Match(line) is not { Success: true } entry) return;
        var text = entry.Groups["text"].Value;
        if (Phase().Match(text) is { Success: true } begins)
        {
            phase = begins.Groups["phase"].Value;
            phaseSteps = long.Parse(begins.Groups["steps"].Value, CultureInfo.InvariantCulture);
            phaseBegan = DateTimeOffset.ParseExact(
                entry.Groups["time"].Value, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
            seen.Clear();
            return;
        }
        if (Resumed().Match(text) is { Success: true } resumed) resumedAfter = long.Parse(resumed.Groups["step"].Value, CultureInfo.InvariantCulture);
        news.Add(text);
    }

    void Remember(long done)
    {
        seen.Enqueue((Written(folder.Metrics), done));
        while (seen.Count > Window) seen.Dequeue();
    }

    // Over the last looks; after the first, since the phase began.
    double? Rate(long done)
    {
        if (phase != "train" || seen.Count == 0) return null;
        var (time, step) = seen.Count > 1 ? seen.Peek() : (phaseBegan, resumedAfter);
        var seconds = (seen.Last().Time - time).TotalSeconds;
        return seconds > 0.5 && done > step ? (done - step) / seconds : null;
    }

    bool IsSilent()
    {
        var last = new[] { folder.Manifest, folder.Log, folder.Metrics, folder.LastCheckpoint }.Where(File.Exists).Max(Written);
        return clock.GetUtcNow() - last > Silence;
    }

    static DateTimeOffset Written(string file) => new(File.GetLastWriteTimeUtc(file));

    [GeneratedRegex(@"^(?<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (?<text>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^(?<phase>data|train|fit|evaluate): (?<steps>\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phase();

    [GeneratedRegex(@"^goes on after step (?<step>\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resumed();
}
