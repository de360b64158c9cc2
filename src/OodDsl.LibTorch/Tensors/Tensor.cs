using System.Diagnostics.CodeAnalysis;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor: a managed owner of one reference to libtorch's tensor.</summary>
    /// <remarks>
    /// The native tensor is given back once: when this one is disposed, by itself or by its <see cref="DisposeScope"/>, and no call works on it any
    /// more, or when the garbage collector finds it unreachable. Every use after that throws <see cref="ObjectDisposedException"/>.
    /// </remarks>
    public partial class Tensor : IDisposable
    {
        static long liveCount;
        static long peakCount;

        readonly nint handle;

        // The owner's share is 1, every call in progress adds 1; at 0 the native reference is given back.
        int shares = 1;
        int disposed;

        internal Tensor(nint handle)
        {
            this.handle = handle;
            var live = Interlocked.Increment(ref liveCount);
            if (live > Volatile.Read(ref peakCount)) Volatile.Write(ref peakCount, live);
            DisposeScopeManager.Current.Register(this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>The number of tensors that have not been given back.</summary>
        public static long TotalCount => Interlocked.Read(ref liveCount);

        /// <summary>The largest number of tensors that existed at once.</summary>
        public static long PeakCount => Interlocked.Read(ref peakCount);

        /// <summary>The native tensor; throws if it has been disposed.</summary>
        public IntPtr Handle => Volatile.Read(ref disposed) == 0 ? handle : throw new ObjectDisposedException(nameof(Tensor));

        /// <summary>Whether the tensor has been disposed.</summary>
        public bool IsInvalid => Volatile.Read(ref disposed) != 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        internal int PlaceInScope { get; set; }

        /// <summary>Takes over a native reference.</summary>
        public static Tensor UnsafeCreateTensor(IntPtr handle) => Own(handle);

        /// <summary>Gives the native reference to the caller; this tensor is disposed without giving it back.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            var pointer = Native.TensorShare(Acquire());
            Release();
            Dispose();
            return pointer;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner) owner.MoveToOther(other, this);
            else other?.Attach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        [Obsolete("Use DetachFromDisposeScope.")]
        public Tensor DetatchFromDisposeScope() => DetachFromDisposeScope();

        // Null stands for libtorch's undefined tensor.
        internal static Tensor Own(nint handle) => handle == 0 ? null! : new Tensor(handle);

        // The same native tensor under a second owner.
        internal Tensor Share()
        {
            var pointer = Acquire();
            try
            {
                return new Tensor(Native.TensorShare(pointer));
            }
            finally
            {
                Release();
            }
        }

        // The native tensor, which stays until Release.
        internal nint Acquire()
        {
            var current = Volatile.Read(ref shares);
            while (current > 0 && Volatile.Read(ref disposed) == 0)
            {
                var seen = Interlocked.CompareExchange(ref shares, current + 1, current);
                if (seen == current) return handle;
                current = seen;
            }

            throw new ObjectDisposedException(nameof(Tensor));
        }

        internal void Release()
        {
            if (Interlocked.Decrement(ref shares) == 0) Native.TensorFree(handle);
        }

        // The scope that calls this keeps the counts.
        [SuppressMessage("Usage", "CA1816", Justification = "It is a Dispose.")]
        internal void DisposeUncounted()
        {
            if (Interlocked.Exchange(ref disposed, 1) != 0) return;
            Interlocked.Decrement(ref liveCount);
            Release();
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the native reference back. The finaliser leaves scope and counts alone: they belong to another thread.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (Interlocked.Exchange(ref disposed, 1) != 0) return;
            Interlocked.Decrement(ref liveCount);
            if (disposing)
            {
                if (OwningDisposeScope is { } scope) scope.MarkAsDisposed(this);
                else DisposeScopeManager.Current.Counts.TensorStatistics.DisposedOutsideScopeCount++;
            }

            Release();
        }
    }
}
