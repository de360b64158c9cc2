using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

/// <summary>
/// Owns one native reference on behalf of a tensor, and gives it back once: when the tensor has been disposed and no call works on it any more, or when
/// nothing refers to it. Used again for other tensors, because registering a finaliser for every tensor costs as much as a small operator's kernel.
/// </summary>
/// <remarks>A tensor knows the generation in which it was given its reference, and can't touch a later one.</remarks>
internal sealed class TensorReference
{
    // The references that a thread keeps for its next tensors.
    const int MostIdle = 1024;

    const long Disposed = 1L << 31;
    const long Shares = Disposed - 1;

    [ThreadStatic]
    static TensorReference?[]? idle;

    [ThreadStatic]
    static int idleCount;

    nint handle;
    bool finalised;

    // From the highest bit: 32 bits of generation, a bit for disposed, 31 bits of shares: 1 of the owner, 1 of every call in progress.
    long state;

    TensorReference()
    {
    }

    ~TensorReference()
    {
        finalised = true;
        if (TryDispose(GenerationOf(state))) torch.Tensor.CountDown();
    }

    /// <summary>Takes over a native reference.</summary>
    internal static TensorReference Rent(nint handle, out int generation)
    {
        TensorReference reference;
        if (idleCount > 0)
        {
            ref var place = ref idle![--idleCount];
            reference = place!;
            place = null;
        }
        else
        {
            reference = new TensorReference();
        }

        reference.handle = handle;
        generation = GenerationOf(reference.state);
        Volatile.Write(ref reference.state, Start(generation) | 1);
        return reference;
    }

    internal bool IsDisposed(int generation)
    {
        var current = Volatile.Read(ref state);
        return GenerationOf(current) != generation || (current & Disposed) != 0;
    }

    /// <summary>The native tensor, which nothing holds.</summary>
    internal nint Peek(int generation) => IsDisposed(generation) ? ThrowDisposed() : handle;

    /// <summary>The native tensor, which stays until <see cref="Release"/>.</summary>
    internal nint Acquire(int generation)
    {
        var current = Volatile.Read(ref state);
        while (GenerationOf(current) == generation && (current & Disposed) == 0)
        {
            var seen = Interlocked.CompareExchange(ref state, current + 1, current);
            if (seen == current) return handle;
            current = seen;
        }

        return ThrowDisposed();
    }

    internal void Release()
    {
        if ((Interlocked.Decrement(ref state) & Shares) == 0) Free();
    }

    /// <summary>Gives up the owner's share; false if that has happened.</summary>
    internal bool TryDispose(int generation)
    {
        var current = Volatile.Read(ref state);
        while (GenerationOf(current) == generation && (current & Disposed) == 0)
        {
            var seen = Interlocked.CompareExchange(ref state, (current | Disposed) - 1, current);
            if (seen == current)
            {
                if ((current & Shares) == 1) Free();
                return true;
            }

            current = seen;
        }

        return false;
    }

    static int GenerationOf(long state) => (int)(state >> 32);

    static long Start(int generation) => (long)generation << 32;

    [DoesNotReturn]
    static nint ThrowDisposed() => throw new ObjectDisposedException(nameof(torch.Tensor));

    void Free()
    {
        Native.TensorFree(handle);
        handle = 0;
        Volatile.Write(ref state, Start(GenerationOf(state) + 1) | Disposed);
        if (finalised) return;
        idle ??= new TensorReference?[MostIdle];
        // Beyond that the finaliser runs, and finds nothing to do.
        if (idleCount < MostIdle) idle[idleCount++] = this;
    }
}
