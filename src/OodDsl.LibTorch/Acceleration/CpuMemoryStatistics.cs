using System.Runtime.InteropServices;

namespace OodDsl.LibTorch;

/// <summary>The memory of CPU tensors. Mirrors <c>ood::MemoryStatistics</c>.</summary>
/// <param name="Live">Bytes in use. Threads report theirs in steps of a mebibyte.</param>
/// <param name="Peak">The most bytes that were in use at once.</param>
/// <param name="Cached">Bytes kept for reuse.</param>
/// <param name="Limit">The most bytes that may be kept; 0 if none are.</param>
/// <param name="Requests">The blocks that were asked for.</param>
/// <param name="Hits">Those of them that were served from what was kept.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CpuMemoryStatistics(long Live, long Peak, long Cached, long Limit, long Requests, long Hits);
