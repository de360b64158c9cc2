using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Writes a run's phases and milestones to <c>log.txt</c> with their times (UTC), and passes everything on. Times the phases.</summary>
sealed class LoggedObserver(IRunObserver inner, TimeProvider clock) : IRunObserver, IDisposable
{
    readonly Dictionary<string, double> seconds = new(StringComparer.Ordinal);
    StreamWriter? writer;
    string? phase;
    long began;

    /// <summary>Seconds per phase that has ended.</summary>
    public IReadOnlyDictionary<string, double> Seconds => seconds;

    /// <summary>From here on, lines go to this file.</summary>
    public void Open(string path) => writer = LineFile.Append(path);

    /// <inheritdoc/>
    public void Begin(string phase, long steps)
    {
        End();
        (this.phase, began) = (phase, clock.GetTimestamp());
        Line(string.Create(CultureInfo.InvariantCulture, $"{phase}: {steps}"));
        inner.Begin(phase, steps);
    }

    /// <summary>The phase is over.</summary>
    public void End()
    {
        if (phase is not null) seconds[phase] = Math.Round(seconds.GetValueOrDefault(phase) + clock.GetElapsedTime(began).TotalSeconds, 3);
        phase = null;
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

    /// <summary>Writes a line to the file only.</summary>
    public void Line(string text) =>
        writer?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} {text}"));

    /// <inheritdoc/>
    public void Dispose() => writer?.Dispose();
}
