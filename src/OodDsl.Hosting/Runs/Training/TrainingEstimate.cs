using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace OodDsl.Hosting;

/// <summary>Says after the first steps of a run, or of what is left of one, how long its training will take and how much memory it needs.</summary>
/// <param name="steps">Steps of the whole run.</param>
/// <param name="device">Is waited for twice, so that its time is what is measured.</param>
/// <param name="clock">The time.</param>
/// <param name="observer">Receives the line.</param>
sealed class TrainingEstimate(int steps, Device device, TimeProvider clock, IRunObserver observer)
{
    /// <summary>The first steps choose kernels and ask for memory.</summary>
    public const int Skipped = 2;

    /// <summary>Steps that are measured.</summary>
    public const int Measured = 10;

    int counted;
    int inEpoch = -1;
    long began;

    /// <summary>A step is done.</summary>
    /// <param name="epoch">Its epoch: between two of them there is more than steps.</param>
    /// <param name="done">Steps of the run that are done.</param>
    public void StepDone(int epoch, int done)
    {
        if (counted > Skipped + Measured) return;
        if (epoch != inEpoch) (inEpoch, counted) = (epoch, 0);
        counted++;
        if (counted == Skipped) began = Now();
        if (counted != Skipped + Measured) return;
        var step = clock.GetElapsedTime(began, Now()) / Measured;
        counted++;
        observer.Milestone(string.Create(
            CultureInfo.InvariantCulture,
            $"a step takes {step.TotalMilliseconds:F0} ms: about {Text(step * (steps - done))} for the {steps - done} that are left, beside validation and evaluation; {Memory() >> 20} MiB of memory so far"));
    }

    /// <summary>A length of time for people: <c>40 s</c>, <c>12 min</c>, <c>3 h 5 min</c>.</summary>
    public static string Text(TimeSpan time) => time switch
    {
        { TotalSeconds: < 99.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F0} s"),
        { TotalMinutes: < 99.5 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes} min"),
    };

    long Now()
    {
        if (device.type == DeviceType.CUDA) cuda.synchronize(device);
        return clock.GetTimestamp();
    }

    // The most that was resident, of the host: training asks for nothing new after its first steps.
    static long Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
