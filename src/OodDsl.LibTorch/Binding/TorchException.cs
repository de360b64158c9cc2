using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace OodDsl.LibTorch;

/// <summary>What libtorch found wrong, with its own message and the operator that was called.</summary>
public class TorchException : ExternalException
{
    /// <summary>An error of <paramref name="kind"/> in <paramref name="operation"/>.</summary>
    public TorchException(TorchErrorKind kind, string operation, string message)
        : base($"{message} ({operation}, libtorch {Engine.Version})")
    {
        Kind = kind;
        Operation = operation;
    }

    /// <summary>What kind of error it is.</summary>
    public TorchErrorKind Kind { get; }

    /// <summary>The operator, such as <c>aten::add.Tensor</c>, or the function of the bridge.</summary>
    public string Operation { get; }

    [DoesNotReturn]
    internal static unsafe void Throw(NativeStatus status, string operation)
    {
        if (status == NativeStatus.Managed)
        {
            var handle = GCHandle.FromIntPtr(Native.ErrorException());
            var exception = (Exception)handle.Target!;
            handle.Free();
            ExceptionDispatchInfo.Throw(exception);
        }

        var message = Marshal.PtrToStringUTF8((nint)Native.ErrorMessage()) ?? "";
        throw new TorchException((TorchErrorKind)status, operation, message);
    }
}

/// <summary>The kinds of error that libtorch tells apart.</summary>
public enum TorchErrorKind
{
    /// <summary>A shape, a dtype, a device or a state that the operator can't work with.</summary>
    Error = 1,

    /// <summary>An index out of range.</summary>
    Index,

    /// <summary>A value out of range.</summary>
    Argument,

    /// <summary>An argument of the wrong kind, or null.</summary>
    Type,

    /// <summary>The operator exists, but not for this device or dtype.</summary>
    NotImplemented,

    /// <summary>The memory of the host or of the device is used up.</summary>
    OutOfMemory,

    /// <summary>A decomposition that failed: a singular matrix, no convergence.</summary>
    LinearAlgebra,

    /// <summary>This libtorch lacks the operator, or its schema differs from the declaration.</summary>
    Binding,
}
