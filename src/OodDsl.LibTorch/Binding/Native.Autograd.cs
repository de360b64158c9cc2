using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Gradients, modes, hooks and custom backward functions.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "ood_grad_get")]
    internal static partial NativeStatus GradientGet(nint handle, out nint gradient);

    [LibraryImport(Library, EntryPoint = "ood_grad_set")]
    internal static partial NativeStatus GradientSet(nint handle, nint gradient);

    [LibraryImport(Library, EntryPoint = "ood_requires_grad_set")]
    internal static partial NativeStatus RequiresGradientSet(nint handle, int requires);

    [LibraryImport(Library, EntryPoint = "ood_retain_grad")]
    internal static partial NativeStatus RetainGradient(nint handle);

    [LibraryImport(Library, EntryPoint = "ood_backward")]
    internal static partial NativeStatus Backward(nint* tensors, int count, nint* gradients, int gradientCount, int retain, int create, nint* inputs, int inputCount);

    [LibraryImport(Library, EntryPoint = "ood_grad")]
    internal static partial NativeStatus Gradient(
        nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradients, int gradientCount, int retain, int create, int unused, nint* results);

    [LibraryImport(Library, EntryPoint = "ood_grad_mode"), SuppressGCTransition]
    internal static partial int GradientMode();

    [LibraryImport(Library, EntryPoint = "ood_grad_mode_set"), SuppressGCTransition]
    internal static partial void GradientModeSet(int enabled);

    [LibraryImport(Library, EntryPoint = "ood_inference_mode"), SuppressGCTransition]
    internal static partial int InferenceMode();

    [LibraryImport(Library, EntryPoint = "ood_inference_mode_enter")]
    internal static partial nint InferenceModeEnter(int enabled);

    [LibraryImport(Library, EntryPoint = "ood_inference_mode_leave")]
    internal static partial void InferenceModeLeave(nint guard);

    [LibraryImport(Library, EntryPoint = "ood_anomaly_mode")]
    internal static partial int AnomalyMode();

    [LibraryImport(Library, EntryPoint = "ood_anomaly_mode_set")]
    internal static partial void AnomalyModeSet(int enabled, int checkNan);

    [LibraryImport(Library, EntryPoint = "ood_hook_add")]
    internal static partial NativeStatus HookAdd(
        nint handle, delegate* unmanaged<nint, nint, nint*, nint> callback, delegate* unmanaged<nint, void> free, nint state, out long position);

    [LibraryImport(Library, EntryPoint = "ood_hook_remove")]
    internal static partial NativeStatus HookRemove(nint handle, long position);

    [LibraryImport(Library, EntryPoint = "ood_function_begin", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus FunctionBegin(
        nint* inputs,
        int count,
        string name,
        delegate* unmanaged<nint, nint*, int, nint*, int, nint> callback,
        delegate* unmanaged<nint, void> free,
        nint state,
        out nint node,
        out int executable);

    [LibraryImport(Library, EntryPoint = "ood_function_finish")]
    internal static partial NativeStatus FunctionFinish(
        nint node,
        int executable,
        int materialize,
        nint* inputs,
        int inputCount,
        nint* outputs,
        int outputCount,
        nint* dirty,
        int dirtyCount,
        nint* constant,
        int constantCount,
        nint* saved,
        int savedCount,
        nint* results);

    [LibraryImport(Library, EntryPoint = "ood_function_node")]
    internal static partial nint FunctionNode(nint node);

    [LibraryImport(Library, EntryPoint = "ood_function_saved_count")]
    internal static partial int FunctionSavedCount(nint node);

    [LibraryImport(Library, EntryPoint = "ood_function_saved")]
    internal static partial NativeStatus FunctionSaved(nint node, nint* results);

    [LibraryImport(Library, EntryPoint = "ood_function_free")]
    internal static partial void FunctionFree(nint node);
}
