using System.Globalization;
using TorchSharp;

namespace OodDsl.LibTorch;

/// <summary>
/// The memory of CPU tensors. Blocks that are given back are kept and handed out again, up to a limit, because fresh pages for every large temporary
/// cost a fifth of a training step. Results do not depend on it.
/// </summary>
/// <remarks>
/// The environment variable <c>OODDSL_CPU_CACHE</c> sets the limit in mebibytes before anything runs; <c>off</c> keeps nothing.
/// Without it the limit is a quarter of the machine's memory.
/// </remarks>
public static unsafe class CpuMemory
{
    /// <summary>The environment variable with the limit in mebibytes, or <c>off</c>.</summary>
    public const string Variable = "OODDSL_CPU_CACHE";

    // Less in use than this is never worth a collection.
    const long LeastWatched = 512L << 20;

    static readonly Lock Gate = new();

    /// <summary>The most bytes that are kept for reuse; 0 keeps none. Setting it gives back what is kept.</summary>
    public static long Limit
    {
        get => Statistics.Limit;
        set
        {
            Engine.Start();
            Native.MemoryLimitSet(value).Check("CpuMemory.Limit");
        }
    }

    /// <summary>What is in use and what is kept.</summary>
    public static CpuMemoryStatistics Statistics
    {
        get
        {
            Engine.Start();
            CpuMemoryStatistics statistics;
            Native.MemoryStatistics(&statistics);
            return statistics;
        }
    }

    /// <summary>Gives what is kept back to the system. Other threads give back theirs, at most some mebibytes each, when they next work.</summary>
    public static void Empty()
    {
        Engine.Start();
        Native.MemoryEmpty();
    }

    // At the start, before there are tensors.
    internal static void Install()
    {
        Native.MemoryInstall(InitialLimit(Environment.GetEnvironmentVariable(Variable))).Check("CpuMemory");
        Native.MemoryWatch(LeastWatched);
    }

    /// <summary>The limit in bytes that the environment asks for.</summary>
    internal static long InitialLimit(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Native.MemoryPhysical() / 4;
        if (string.Equals(text.Trim(), "off", StringComparison.OrdinalIgnoreCase)) return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) && mebibytes < 1L << 30
            ? mebibytes << 20
            : throw new InvalidOperationException($"The environment variable {Variable} is '{text}'; it must be a number of mebibytes, or off.");
    }

    /// <summary>
    /// Has the garbage collector find tensors that nothing refers to any more: to it they are small objects, whatever memory they hold. Called when
    /// half as much again is in use as was left after the last time.
    /// </summary>
    internal static void Relieve()
    {
        // One thread at a time; another one goes on working.
        if (!Gate.TryEnter()) return;
        try
        {
            Native.MemoryWatch(long.MaxValue);
            GC.Collect();
            // Finalisers give the memory back. They have a second: one that waits for this very thread must not stop it for ever.
            Task.Run(GC.WaitForPendingFinalizers).Wait(TimeSpan.FromSeconds(1));
            var left = Native.MemoryLive();
            Native.MemoryWatch(left + Math.Max(LeastWatched, left / 2));
        }
        finally
        {
            Gate.Exit();
        }
    }
}
