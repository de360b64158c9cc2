using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace OodDsl.Hosting;

/// <summary>The engine in use: what TorchSharp's API does not tell or set.</summary>
static class EngineInfo
{
#if ENGINE_LIBTORCH
    const string Name = "LibTorch";

    static string LibTorchVersion => LibTorch.Engine.Version;

    static string Blas => LibTorch.Engine.Blas;

    static int? BlasThreads => LibTorch.Engine.BlasThreads;

    /// <summary>Hands libtorch's warnings, on whatever thread they come, to the listener until what is returned is disposed.</summary>
    public static IDisposable ListenToWarnings(Action<string> listener) => LibTorch.Engine.ListenToWarnings(listener);
#else
    const string Name = "TorchSharp";

    static string LibTorchVersion => __version__;

    // TorchSharp's packages bring MKL inside libtorch, and set_num_threads reaches it.
    static string Blas => OperatingSystem.IsMacOS() ? "Accelerate" : "MKL";

    static int? BlasThreads => get_num_threads();

    // TorchSharp leaves libtorch's warnings on the standard error stream.
    public static IDisposable? ListenToWarnings(Action<string> listener) => null;
#endif

    /// <summary>Tensors that the calling thread made and nobody has disposed of.</summary>
    public static long LiveTensors => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    /// <summary>The device a user asked for.</summary>
    /// <param name="name"><c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>; null: a GPU if there is one.</param>
    /// <exception cref="UserException">There is no such device.</exception>
    public static Device Resolve(string? name)
    {
        var gpus = cuda.is_available() ? cuda.device_count() : 0;
        if (name is null) return gpus > 0 ? new Device(DeviceType.CUDA, 0) : CPU;
        var parts = name.Trim().ToLowerInvariant().Split(':');
        var index = 0;
        if (parts is ["cpu"]) return CPU;
        if (parts is not (["cuda"] or ["cuda", _]) || (parts.Length == 2 && (!int.TryParse(parts[1], out index) || index < 0)))
            throw new UserException(ExitCode.Usage, $"There is no device '{name}'.", "Devices are cpu, cuda, cuda:0, cuda:1, ...");
        if (gpus == 0)
            throw new UserException(
                ExitCode.Environment, $"There is no GPU for '{name}': this libtorch sees none.",
                "Leave --device out, or see 'doctor' for what was found.");
        return index < gpus
            ? new Device(DeviceType.CUDA, index)
            : throw new UserException(
                ExitCode.Environment, $"There is no GPU number {index}: this machine has {gpus}.", $"GPUs are cuda:0 to cuda:{gpus - 1}.");
    }

    /// <summary>Sets threads and deterministic algorithms for the whole process.</summary>
    /// <param name="threads">Of libtorch and of its BLAS; null: one per physical core.</param>
    /// <param name="device">On a GPU a few operators have no deterministic form: libtorch warns where it would otherwise refuse.</param>
    /// <exception cref="UserException">Not a number of threads.</exception>
    public static void Configure(int? threads, Device device)
    {
        if (threads is < 1) throw new UserException(ExitCode.Usage, $"{threads} threads are not possible.", "Give --threads 1 or more.");
        set_num_threads(threads ?? Processor.PhysicalCores);
        var onGpu = device.type == DeviceType.CUDA;
        // cuBLAS repeats its sums in the same order only with a workspace of fixed size; it reads this when it is first used.
        if (onGpu && Environment.GetEnvironmentVariable(CublasWorkspace) is null) Environment.SetEnvironmentVariable(CublasWorkspace, ":4096:8");
        use_deterministic_algorithms(true, warn_only: onGpu);
    }

    /// <summary>Describes where a run on this device is executed.</summary>
    public static RunEnvironment Describe(Device device) => new()
    {
        Engine = $"{Name} {Version(typeof(Tensor))}",
        LibTorch = LibTorchVersion,
        Blas = Blas,
        Device = device.ToString(),
        Threads = get_num_threads(),
        BlasThreads = BlasThreads,
        Deterministic = are_deterministic_algorithms_enabled(),
        Cpu = Processor.Name,
        CpuFeatures = Processor.Features,
        Os = RuntimeInformation.OSDescription,
        DotNet = RuntimeInformation.FrameworkDescription,
        OodDsl = Version(typeof(EngineInfo)),
    };

    const string CublasWorkspace = "CUBLAS_WORKSPACE_CONFIG";

    // Without the commit that the SDK appends: the manifest has the repository's state.
    static string Version(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
