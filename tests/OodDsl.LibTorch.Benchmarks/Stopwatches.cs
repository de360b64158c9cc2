using System.Diagnostics;

namespace OodDsl.LibTorch.Benchmarks;

/// <summary>Timing of repeated work.</summary>
static class Stopwatches
{
    /// <summary>Seconds that one repetition takes.</summary>
    public static double Time(Action work, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++) work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    /// <summary>Runs short work until the compiler has optimised it; long work once.</summary>
    public static void Warm(Action work, int count)
    {
        var rounds = count > 100 ? 4 : 1;
        for (var round = 0; round < rounds; round++)
        {
            Time(work, count);
            // The optimised code is made in the background.
            if (rounds > 1) Thread.Sleep(150);
        }
    }
}
