using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace OodDsl.LibTorch;

/// <summary>Hooks on gradients: called in a backward pass with a tensor's gradient, which they may replace.</summary>
public static unsafe class GradientHooks
{
    /// <summary>Adds a hook to a tensor that requires gradients.</summary>
    /// <param name="tensor">The tensor whose gradient it sees.</param>
    /// <param name="hook">Returns what the gradient becomes, or null to leave it. May run on a thread of libtorch.</param>
    /// <returns>Takes the hook away when disposed.</returns>
    public static IDisposable AddGradientHook(this Tensor tensor, Func<Tensor, Tensor?> hook)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(hook);
        var state = GCHandle.ToIntPtr(GCHandle.Alloc(hook));
        var pointer = tensor.Acquire();
        try
        {
            Native.HookAdd(pointer, &OnGradient, &OnFree, state, out var position).Check("AddGradientHook");
            return new Removal(tensor.Share().DetachFromDisposeScope(), position);
        }
        finally
        {
            tensor.Release();
        }
    }

    [UnmanagedCallersOnly]
    static nint OnGradient(nint state, nint gradient, nint* exception)
    {
        try
        {
            var hook = (Func<Tensor, Tensor?>)GCHandle.FromIntPtr(state).Target!;
            using var scope = NewDisposeScope();
            if (hook(Tensor.Own(gradient)) is not { } replaced) return 0;
            var shared = Native.TensorShare(replaced.Acquire());
            replaced.Release();
            return shared;
        }
        catch (Exception thrown)
        {
            // It travels through libtorch as a handle and is thrown again where backward was called.
            *exception = GCHandle.ToIntPtr(GCHandle.Alloc(thrown));
            return 0;
        }
    }

    [UnmanagedCallersOnly]
    static void OnFree(nint state) => GCHandle.FromIntPtr(state).Free();

    sealed class Removal(Tensor tensor, long position) : IDisposable
    {
        bool removed;

        public void Dispose()
        {
            if (removed) return;
            removed = true;
            Native.HookRemove(tensor.Acquire(), position).Check("AddGradientHook");
            tensor.Release();
            tensor.Dispose();
        }
    }
}
