namespace OodDsl.Hosting.Tests;

/// <summary>A clock that is set by hand.</summary>
sealed class SteppedTime : TimeProvider
{
    long now = 1_000_000;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now;

    public void Pass(TimeSpan time) => now += time.Ticks;
}
