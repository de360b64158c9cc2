namespace TorchSharp;

/// <summary>The state of the process and of the thread.</summary>
public static partial class torch
{
    /// <summary>Libtorch's version.</summary>
    public static string __version__ => OodDsl.LibTorch.Engine.Version;

    public static DisposeScope CurrentDisposeScope => DisposeScopeManager.Current.Scope!;

    /// <summary>What is created on this thread until the scope is disposed goes with it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Current.Enter();

    /// <summary>Evaluates the expression and disposes all that it made but its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    /// <summary>The threads of ATen and of the BLAS library.</summary>
    public static void set_num_threads(int num)
    {
        OodDsl.LibTorch.Engine.Start();
        Native.ThreadsSet(num).Check("set_num_threads");
    }

    public static int get_num_threads()
    {
        OodDsl.LibTorch.Engine.Start();
        return Native.Threads();
    }

    public static void set_num_interop_threads(int num)
    {
        OodDsl.LibTorch.Engine.Start();
        Native.InteropThreadsSet(num).Check("set_num_interop_threads");
    }

    public static int get_num_interop_threads()
    {
        OodDsl.LibTorch.Engine.Start();
        return Native.InteropThreads();
    }

    /// <summary>Has every operator give the same bits for the same input, or throw; until what is returned is disposed.</summary>
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false)
    {
        OodDsl.LibTorch.Engine.Start();
        var before = Native.Deterministic();
        Native.DeterministicSet(mode ? 1 : 0, warn_only ? 1 : 0);
        return new Restored(() => Native.DeterministicSet(before & 1, before >> 1));
    }

    public static bool are_deterministic_algorithms_enabled()
    {
        OodDsl.LibTorch.Engine.Start();
        return (Native.Deterministic() & 1) != 0;
    }

    public static bool is_deterministic_algorithms_warn_only_enabled()
    {
        OodDsl.LibTorch.Engine.Start();
        return (Native.Deterministic() & 2) != 0;
    }

    public static IDisposable set_float32_matmul_precision(Float32MatmulPrecision precision)
    {
        var before = get_float32_matmul_precision();
        Native.MatmulPrecisionSet((int)precision).Check("set_float32_matmul_precision");
        return new Restored(() => Native.MatmulPrecisionSet((int)before).Check("set_float32_matmul_precision"));
    }

    public static Float32MatmulPrecision get_float32_matmul_precision()
    {
        OodDsl.LibTorch.Engine.Start();
        return (Float32MatmulPrecision)Native.MatmulPrecision();
    }

    public static IDisposable set_warn_always(bool mode = true)
    {
        var before = is_warn_always_enabled();
        Native.SetWarnAlways(mode ? 1 : 0);
        return new Restored(() => Native.SetWarnAlways(before ? 1 : 0));
    }

    public static bool is_warn_always_enabled()
    {
        OodDsl.LibTorch.Engine.Start();
        return Native.WarnAlways() != 0;
    }

    public static bool compiled_with_cxx11_abi()
    {
        OodDsl.LibTorch.Engine.Start();
        return Native.Cxx11Abi() != 0;
    }

    /// <summary>Errors are thrown where they happen; there are none left to check for.</summary>
    public static void CheckForErrors()
    {
    }

    public static void _assert(bool condition, string message)
    {
        if (!condition) throw new InvalidOperationException(message);
    }

    public static void _assert(Func<bool> condition, string message) => _assert(condition(), message);

    public static class cuda
    {
        public static bool is_available()
        {
            OodDsl.LibTorch.Engine.Start();
            return Native.CudaAvailable() != 0;
        }

        public static bool is_cudnn_available()
        {
            OodDsl.LibTorch.Engine.Start();
            return Native.CudnnAvailable() != 0;
        }

        public static int device_count()
        {
            OodDsl.LibTorch.Engine.Start();
            return Native.CudaCount();
        }

        public static void manual_seed(long seed)
        {
            if (is_available()) Generator.DefaultOf(new Device(DeviceType.CUDA)).manual_seed(seed);
        }

        public static void manual_seed_all(long seed)
        {
            for (var i = 0; i < device_count(); i++) Generator.DefaultOf(new Device(DeviceType.CUDA, i)).manual_seed(seed);
        }

        /// <summary>Waits until the device has done all its work.</summary>
        public static void synchronize(Device? device = null)
        {
            if (!is_available()) throw Unavailable(DeviceType.CUDA);
            Native.CudaSynchronize(Math.Max(device?.index ?? 0, 0)).Check("cuda.synchronize");
        }
    }

    sealed class Restored(Action restore) : IDisposable
    {
        Action? pending = restore;

        public void Dispose() => Interlocked.Exchange(ref pending, null)?.Invoke();
    }
}
