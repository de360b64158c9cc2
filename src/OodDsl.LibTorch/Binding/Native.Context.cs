using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Generators and the state of the process.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "ood_generator_default")]
    internal static partial NativeStatus GeneratorDefault(int type, int index, out nint handle);

    [LibraryImport(Library, EntryPoint = "ood_generator_create")]
    internal static partial NativeStatus GeneratorCreate(int type, int index, ulong seed, out nint handle);

    [LibraryImport(Library, EntryPoint = "ood_generator_free")]
    internal static partial void GeneratorFree(nint handle);

    [LibraryImport(Library, EntryPoint = "ood_generator_seed_set")]
    internal static partial NativeStatus GeneratorSeedSet(nint handle, ulong seed);

    [LibraryImport(Library, EntryPoint = "ood_generator_seed_get")]
    internal static partial NativeStatus GeneratorSeedGet(nint handle, out ulong seed);

    [LibraryImport(Library, EntryPoint = "ood_generator_seed_random")]
    internal static partial NativeStatus GeneratorSeedRandom(nint handle, out ulong seed);

    [LibraryImport(Library, EntryPoint = "ood_generator_state_get")]
    internal static partial NativeStatus GeneratorStateGet(nint handle, out nint state);

    [LibraryImport(Library, EntryPoint = "ood_generator_state_set")]
    internal static partial NativeStatus GeneratorStateSet(nint handle, nint state);

    [LibraryImport(Library, EntryPoint = "ood_manual_seed")]
    internal static partial NativeStatus ManualSeed(ulong seed);

    [LibraryImport(Library, EntryPoint = "ood_version")]
    internal static partial byte* Version();

    [LibraryImport(Library, EntryPoint = "ood_cxx11_abi")]
    internal static partial int Cxx11Abi();

    [LibraryImport(Library, EntryPoint = "ood_cuda_available")]
    internal static partial int CudaAvailable();

    [LibraryImport(Library, EntryPoint = "ood_cuda_count")]
    internal static partial int CudaCount();

    [LibraryImport(Library, EntryPoint = "ood_cudnn_available")]
    internal static partial int CudnnAvailable();

    [LibraryImport(Library, EntryPoint = "ood_cuda_synchronize")]
    internal static partial NativeStatus CudaSynchronize(int index);

    [LibraryImport(Library, EntryPoint = "ood_threads")]
    internal static partial int Threads();

    [LibraryImport(Library, EntryPoint = "ood_threads_set")]
    internal static partial NativeStatus ThreadsSet(int count);

    [LibraryImport(Library, EntryPoint = "ood_interop_threads")]
    internal static partial int InteropThreads();

    [LibraryImport(Library, EntryPoint = "ood_interop_threads_set")]
    internal static partial NativeStatus InteropThreadsSet(int count);

    [LibraryImport(Library, EntryPoint = "ood_blas_threads")]
    internal static partial int BlasThreads();

    [LibraryImport(Library, EntryPoint = "ood_blas")]
    internal static partial void Blas(byte* text, int capacity);

    [LibraryImport(Library, EntryPoint = "ood_deterministic")]
    internal static partial int Deterministic();

    [LibraryImport(Library, EntryPoint = "ood_deterministic_set")]
    internal static partial void DeterministicSet(int enabled, int warnOnly);

    [LibraryImport(Library, EntryPoint = "ood_matmul_precision")]
    internal static partial int MatmulPrecision();

    [LibraryImport(Library, EntryPoint = "ood_matmul_precision_set")]
    internal static partial NativeStatus MatmulPrecisionSet(int precision);

    [LibraryImport(Library, EntryPoint = "ood_tf32")]
    internal static partial int Tf32();

    [LibraryImport(Library, EntryPoint = "ood_tf32_set")]
    internal static partial void Tf32Set(int flags);

    [LibraryImport(Library, EntryPoint = "ood_default_dtype"), SuppressGCTransition]
    internal static partial int DefaultType();

    [LibraryImport(Library, EntryPoint = "ood_default_dtype_set")]
    internal static partial NativeStatus DefaultTypeSet(int type);

    [LibraryImport(Library, EntryPoint = "ood_autocast_enter")]
    internal static partial NativeStatus AutocastEnter(int deviceType, int type, out int previous);

    [LibraryImport(Library, EntryPoint = "ood_autocast_leave")]
    internal static partial NativeStatus AutocastLeave(int deviceType, int previous);

    [LibraryImport(Library, EntryPoint = "ood_keep_memory")]
    internal static partial int KeepMemory(int bytes);
}
