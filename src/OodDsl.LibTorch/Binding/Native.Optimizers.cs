using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Optimiser steps in one pass.</summary>
internal static unsafe partial class Native
{
    [LibraryImport(Library, EntryPoint = "ood_sgd_step")]
    internal static partial NativeStatus SgdStep(
        nint* parameters,
        nint* gradients,
        nint* buffers,
        int count,
        double rate,
        double decay,
        double momentum,
        double dampening,
        int nesterov,
        int maximize,
        out int done);
}
