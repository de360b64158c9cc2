using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Handles, metadata and memory of tensors.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "ood_tensor_free")]
    internal static partial void TensorFree(nint handle);

    [LibraryImport(Library, EntryPoint = "ood_tensor_share"), SuppressGCTransition]
    internal static partial nint TensorShare(nint handle);

    [LibraryImport(Library, EntryPoint = "ood_tensor_dtype"), SuppressGCTransition]
    internal static partial int TensorType(nint handle);

    [LibraryImport(Library, EntryPoint = "ood_tensor_device"), SuppressGCTransition]
    internal static partial void TensorDevice(nint handle, out int type, out int index);

    [LibraryImport(Library, EntryPoint = "ood_tensor_dim"), SuppressGCTransition]
    internal static partial int TensorDimensions(nint handle);

    [LibraryImport(Library, EntryPoint = "ood_tensor_numel"), SuppressGCTransition]
    internal static partial long TensorCount(nint handle);

    [LibraryImport(Library, EntryPoint = "ood_tensor_flags"), SuppressGCTransition]
    internal static partial TensorFlags TensorFlags(nint handle);

    [LibraryImport(Library, EntryPoint = "ood_tensor_sizes")]
    internal static partial NativeStatus TensorSizes(nint handle, long* sizes);

    [LibraryImport(Library, EntryPoint = "ood_tensor_strides")]
    internal static partial NativeStatus TensorStrides(nint handle, long* strides);

    [LibraryImport(Library, EntryPoint = "ood_tensor_storage_offset")]
    internal static partial NativeStatus TensorStorageOffset(nint handle, out long offset);

    [LibraryImport(Library, EntryPoint = "ood_tensor_data")]
    internal static partial NativeStatus TensorData(nint handle, out nint data);

    [LibraryImport(Library, EntryPoint = "ood_tensor_from_bytes")]
    internal static partial NativeStatus TensorFromBytes(void* bytes, long length, int type, long* sizes, int dimensions, out nint handle);

    [LibraryImport(Library, EntryPoint = "ood_tensor_to_bytes")]
    internal static partial NativeStatus TensorToBytes(nint handle, void* bytes, long length);
}

/// <summary>What a tensor is. Mirrors the bits of <c>ood_tensor_flags</c>.</summary>
[Flags]
internal enum TensorFlags
{
    None = 0,
    RequiresGradient = 1,
    Leaf = 2,
    Sparse = 4,
    Conjugate = 8,
    Negative = 16,
    Quantized = 32,
    Named = 64,
    Contiguous = 128,
    Inference = 256,
}
