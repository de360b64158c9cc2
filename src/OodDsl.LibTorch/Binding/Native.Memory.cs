using System.Runtime.InteropServices;
using OodDsl.LibTorch;

namespace TorchSharp;

/// <summary>The allocator of CPU tensors.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "ood_memory_install")]
    internal static partial NativeStatus MemoryInstall(long limit);

    [LibraryImport(Library, EntryPoint = "ood_memory_limit_set")]
    internal static partial NativeStatus MemoryLimitSet(long limit);

    [LibraryImport(Library, EntryPoint = "ood_memory_empty")]
    internal static partial void MemoryEmpty();

    [LibraryImport(Library, EntryPoint = "ood_memory_statistics")]
    internal static partial void MemoryStatistics(CpuMemoryStatistics* statistics);

    [LibraryImport(Library, EntryPoint = "ood_memory_watch")]
    internal static partial void MemoryWatch(long mark);

    [LibraryImport(Library, EntryPoint = "ood_memory_live"), SuppressGCTransition]
    internal static partial long MemoryLive();

    [LibraryImport(Library, EntryPoint = "ood_memory_physical")]
    internal static partial long MemoryPhysical();
}
