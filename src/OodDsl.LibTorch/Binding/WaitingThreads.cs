using System.Runtime.InteropServices;

namespace OodDsl.LibTorch;

/// <summary>
/// Makes OpenMP's and OpenBLAS's worker threads sleep soon when they have nothing to do. Left to themselves they spin for milliseconds, each
/// library's against the other's and against everybody else's on a shared machine: a training step with two threads took three times that with one.
/// </summary>
static partial class WaitingThreads
{
    /// <summary>To be called before libtorch is loaded, because both libraries read their environment once. What the user has set stays.</summary>
    public static void SleepSoon()
    {
        if (!OperatingSystem.IsLinux()) return;
        // Environment.SetEnvironmentVariable does not reach native code. A refusal leaves things as they were, only slower.
        if (Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null) _ = SetVariable("GOMP_SPINCOUNT", "1000", 0);
        _ = SetVariable("OPENBLAS_THREAD_TIMEOUT", "4", 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
