namespace TorchSharp;

/// <summary>
/// An owned native object. It is freed once, when it has been disposed and no call works on it any more, or when nothing refers to it.
/// </summary>
internal sealed class NativeReference(nint handle, Action<nint> free, string kind) : IDisposable
{
    // The owner's share is 1, every call in progress adds 1; at 0 the object is freed.
    int shares = 1;
    int disposed;

    ~NativeReference() => Dispose();

    internal nint Handle => Volatile.Read(ref disposed) == 0 ? handle : 0;

    internal Held Hold(out nint pointer)
    {
        pointer = Acquire();
        return new Held(this);
    }

    internal nint Acquire()
    {
        var current = Volatile.Read(ref shares);
        while (current > 0 && Volatile.Read(ref disposed) == 0)
        {
            var seen = Interlocked.CompareExchange(ref shares, current + 1, current);
            if (seen == current) return handle;
            current = seen;
        }

        throw new ObjectDisposedException(kind);
    }

    internal void Release()
    {
        if (Interlocked.Decrement(ref shares) == 0) free(handle);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        Release();
        GC.SuppressFinalize(this);
    }

    internal readonly ref struct Held(NativeReference reference)
    {
        public void Dispose() => reference.Release();
    }
}
