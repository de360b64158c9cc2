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

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    static readonly Lock Gate = new();

    /// <summary>The bytes in use at which the garbage collector next looks for tensors.</summary>
    internal static long Mark { get; private set; }

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
        Watch(long.MaxValue);
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
        // A thread that would go on while another one is at it could fill the memory before the finalisers have begun.
        if (!Gate.TryEnter(Patience)) return;
        try
        {
            if (Native.MemoryLive() > Mark) Collect();
            else Native.MemoryWatch(Mark);
        }
        finally
        {
            Gate.Exit();
        }
    }

    /// <summary>Collects now, however little is in use, and watches from what is left.</summary>
    internal static void Collect()
    {
        lock (Gate)
        {
            var before = Mark;
            Watch(long.MaxValue);
            // The first wait may end with the finalisers of an earlier collection, just when this one has added to them.
            for (var round = 0; round < 2; round++)
            {
                GC.Collect();
                // Finalisers give the memory back. They have a second: one that waits for this very thread must not stop it for ever.
                var finalisers = Task.Run(GC.WaitForPendingFinalizers);
                if (!finalisers.Wait(Patience))
                {
                    // What is left now is mostly what they have yet to give back: the next look is not to wait for half as much again.
                    _ = finalisers.ContinueWith(_ => Watch(Mark), TaskScheduler.Default);
                    break;
                }

                if (Native.MemoryLive() <= before) break;
            }

            Watch(long.MaxValue);
        }
    }

    static void Watch(long most)
    {
        lock (Gate)
        {
            var left = Native.MemoryLive();
            Mark = Math.Min(most, left + Math.Max(LeastWatched, left / 2));
            Native.MemoryWatch(Mark);
        }
    }
}
