namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor: a managed owner of one reference to libtorch's tensor.</summary>
    /// <remarks>
    /// The native tensor is given back once: when this one is disposed, by itself or by its <see cref="DisposeScope"/>, and no call works on it any
    /// more, or when the garbage collector finds it unreachable (<see cref="TensorReference"/>). Every use after that throws <see cref="ObjectDisposedException"/>.
    /// </remarks>
    public partial class Tensor : IDisposable
    {
        static long liveCount;
        static long peakCount;

        readonly TensorReference reference;
        readonly int generation;

        internal Tensor(nint handle)
        {
            reference = TensorReference.Rent(handle, out generation);
            var live = Interlocked.Increment(ref liveCount);
            if (live > Volatile.Read(ref peakCount)) Volatile.Write(ref peakCount, live);
            DisposeScopeManager.Current.Register(this);
        }

        /// <summary>The number of tensors that have not been given back.</summary>
        public static long TotalCount => Interlocked.Read(ref liveCount);

        /// <summary>The largest number of tensors that existed at once.</summary>
        public static long PeakCount => Interlocked.Read(ref peakCount);

        /// <summary>The native tensor; throws if it has been disposed.</summary>
        public IntPtr Handle => reference.Peek(generation);

        /// <summary>Whether the tensor has been disposed.</summary>
        public bool IsInvalid => reference.IsDisposed(generation);

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
        internal nint Acquire() => reference.Acquire(generation);

        internal void Release() => reference.Release();

        internal static void CountDown() => Interlocked.Decrement(ref liveCount);

        // The scope that calls this keeps the counts.
        internal void DisposeUncounted()
        {
            if (reference.TryDispose(generation)) CountDown();
        }

        /// <summary>Gives the native reference back.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (!disposing || !reference.TryDispose(generation)) return;
            CountDown();
            if (OwningDisposeScope is { } scope) scope.MarkAsDisposed(this);
            else DisposeScopeManager.Current.Counts.TensorStatistics.DisposedOutsideScopeCount++;
        }
    }
}
