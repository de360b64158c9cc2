using System.Diagnostics;
using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>
/// Writes a run's phases, milestones and libtorch's warnings to <c>log.txt</c> with their times (UTC), and passes everything else on. Times the phases.
/// </summary>
sealed class LoggedObserver : IRunObserver, IDisposable
{
    readonly IRunObserver inner;
    readonly TimeProvider clock;
    readonly IDisposable? warnings;

    // Warnings come on any thread.
    readonly Lock gate = new();
    readonly Dictionary<string, double> seconds = new(StringComparer.Ordinal);
    StreamWriter? writer;
    string? phase;
    long began;
    Activity? activity;

    public LoggedObserver(IRunObserver inner, TimeProvider clock)
    {
        (this.inner, this.clock) = (inner, clock);
        warnings = EngineInfo.ListenToWarnings(text => Line("libtorch warns: " + text.ReplaceLineEndings(" ")));
    }

    /// <summary>Seconds per phase that has ended.</summary>
    public IReadOnlyDictionary<string, double> Seconds => seconds;

    /// <summary>Tells whoever attached to the process.</summary>
    public RunInstruments? Instruments { get; init; }

    /// <summary>From here on, lines go to this file.</summary>
    public void Open(string path) => writer = LineFile.Append(path);

    /// <inheritdoc/>
    public void Begin(string phase, long steps)
    {
        End();
        (this.phase, began) = (phase, clock.GetTimestamp());
        activity = RunInstruments.Part(phase)?.SetTag("steps", steps);
        Line(string.Create(CultureInfo.InvariantCulture, $"{phase}: {steps}"));
        inner.Begin(phase, steps);
    }

    /// <summary>The phase is over.</summary>
    public void End()
    {
        if (phase is null) return;
        var took = clock.GetElapsedTime(began);
        seconds[phase] = Math.Round(seconds.GetValueOrDefault(phase) + took.TotalSeconds, 3);
        Instruments?.Phase(phase, took);
        activity?.Dispose();
        (phase, activity) = (null, null);
    }

    /// <inheritdoc/>
    public void Advance(long done) => inner.Advance(done);

    /// <inheritdoc/>
    public void Losses(int epoch, long step, IReadOnlyList<(string Name, double Value)> values) => inner.Losses(epoch, step, values);

    /// <inheritdoc/>
    public void Milestone(string text)
    {
        Line(text);
        inner.Milestone(text);
    }

    /// <summary>Tells, past the file, that the run's end could not be noted in its folder.</summary>
    public void Unwritten(string reason) => inner.Milestone($"the end of the run could not be noted in its folder: {reason}");

    /// <summary>Writes a line to the file only.</summary>
    public void Line(string text)
    {
        lock (gate) writer?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} {text}"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        warnings?.Dispose();
        activity?.Dispose();
        lock (gate)
        {
            writer?.Dispose();
            writer = null;
        }
    }
}
