namespace OodDsl.Hosting;

/// <summary>
/// The time that a process runs: its timestamps stand still while it is stopped (Ctrl-Z, SIGSTOP, a queue that suspends jobs, a machine that sleeps). A
/// gap between two beats counts as a stop where it is long and the processor did next to nothing for the process in it. Dates are the system's.
/// </summary>
/// <param name="inner">Gives the time.</param>
/// <param name="worked">Processor time of the process so far.</param>
sealed class RunningTime(TimeProvider inner, Func<TimeSpan> worked) : TimeProvider
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    const double Idle = 0.02;

    readonly Lock gate = new();
    long last = inner.GetTimestamp();
    TimeSpan before = worked();
    long stopped;
    ITimer? beats;

    /// <summary>That of this process.</summary>
    public static RunningTime OfProcess { get; } = Beating();

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (gate)
        {
            var (now, work) = (inner.GetTimestamp(), worked());
            var gap = inner.GetElapsedTime(last, now);
            if (gap > Longest && work - before < Idle * gap) stopped += now - last;
            (last, before) = (now, work);
            return now - stopped;
        }
    }

    static RunningTime Beating()
    {
        var time = new RunningTime(System, () => Environment.CpuUsage.TotalTime);
        time.beats = System.CreateTimer(_ => time.GetTimestamp(), null, Beat, Beat);
        return time;
    }
}
