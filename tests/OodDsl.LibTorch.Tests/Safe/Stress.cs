using System.Globalization;

namespace OodDsl.LibTorch.Tests;

/// <summary>Work repeated on several threads at once, with a thread that collects garbage throughout.</summary>
static class Stress
{
    /// <summary>A minute; OODDSL_STRESS_SECONDS sets another time.</summary>
    public static TimeSpan Duration => TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("OODDSL_STRESS_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 60);

    /// <summary>Runs each on a thread of its own until the time is over; throws what any of them threw.</summary>
    /// <returns>How often each ran.</returns>
    public static async Task<IReadOnlyList<long>> RunAsync(params Action<Random>[] workers)
    {
        using var stop = new CancellationTokenSource(Duration);
        var running = workers.Select((worker, number) => Task.Factory.StartNew(
            () => Repeat(worker, new Random(number), stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        var collector = Task.Factory.StartNew(
            () => Repeat(_ => Collect(), new Random(0), stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var counts = await Task.WhenAll(running);
        await collector;
        return counts;
    }

    /// <summary>A full collection, finalisers included.</summary>
    public static void Collect()
    {
        // The first wait may end with the finalisers of an earlier collection, just when this one has added to them.
        for (var round = 0; round < 2; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    static long Repeat(Action<Random> worker, Random dice, CancellationTokenSource stop)
    {
        var count = 0L;
        try
        {
            for (; !stop.IsCancellationRequested; count++) worker(dice);
        }
        catch
        {
            // The others need not go on.
            stop.Cancel();
            throw;
        }

        return count;
    }
}
