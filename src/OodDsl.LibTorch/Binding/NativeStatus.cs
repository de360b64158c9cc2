using OodDsl.LibTorch;

namespace TorchSharp;

/// <summary>How a call into the bridge ended. Mirrors <c>ood::Status</c>.</summary>
internal enum NativeStatus
{
    Ok,
    Error,
    Index,
    Argument,
    Type,
    NotImplemented,
    OutOfMemory,
    LinearAlgebra,
    Binding,
    Managed,

    // It went well, and the garbage collector should look for unreachable tensors.
    Pressure,
}

internal static class NativeStatusExtensions
{
    /// <summary>Throws what the bridge caught, if anything. <paramref name="operation"/> names what was called.</summary>
    internal static void Check(this NativeStatus status, string operation)
    {
        if (status != NativeStatus.Ok) TorchException.Throw(status, operation);
    }
}
