using System.Globalization;

namespace OodDsl.Hosting;

/// <summary>Looks at what computes: engine, BLAS, devices, threads, processor.</summary>
static class MachineCheck
{
    /// <summary>One finding per part, as a run without options would find them.</summary>
    public static IReadOnlyList<Finding> Findings()
    {
        try
        {
            var device = EngineInfo.Resolve(null);
            EngineInfo.Configure(null, device);
            var machine = EngineInfo.Describe(device);
            return
            [
                new("engine", FindingState.Good, $"{machine.Engine}, libtorch {machine.LibTorch}{Where("libtorch_cpu", "libtorch.")}"),
                Blas(machine),
                Devices(device),
                new("threads", FindingState.Good, string.Create(
                    CultureInfo.InvariantCulture, $"{machine.Threads} of libtorch, {machine.BlasThreads} of BLAS (--threads changes both), {Environment.ProcessorCount} logical processors")),
                new("processor", FindingState.Good, $"{machine.Cpu} ({string.Join(", ", machine.CpuFeatures)})"),
                new("system", FindingState.Good, $"{machine.Os}, {machine.DotNet}"),
            ];
        }
        catch (Exception error) when (Unwrapped(error) is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return [new("engine", FindingState.Missing, Unwrapped(error).Message, "./ood setup looks for a libtorch and builds against it.")];
        }
    }

    static Finding Blas(RunEnvironment machine)
    {
        var libraries = LoadedLibraries.Find("libopenblas", "libmkl_core", "libblas", "libblis", "libatlas");
        var reference = libraries is [_, ..] && libraries.All(IsReference);
        return new(
            "BLAS", reference ? FindingState.Poor : FindingState.Good, $"{machine.Blas}{(libraries is [var first, ..] ? $" in {first}" : "")}",
            reference ? "This is the reference BLAS, ten times slower: sudo apt-get install libopenblas0-pthread" : null);
    }

    // Debian's alternatives: the reference is .../blas/libblas.so.3, OpenBLAS's is .../openblas-pthread/libblas.so.3.
    internal static bool IsReference(string path) =>
        Path.GetFileName(path).StartsWith("libblas", StringComparison.Ordinal) && string.Equals(Path.GetFileName(Path.GetDirectoryName(path)), "blas", StringComparison.Ordinal);

    static Finding Devices(Device device)
    {
        var gpus = cuda.is_available() ? cuda.device_count() : 0;
        return new("devices", FindingState.Good, gpus == 0
            ? "cpu (no GPU that this libtorch can use)"
            : string.Create(CultureInfo.InvariantCulture, $"cpu, {gpus} GPU(s) as cuda:0 to cuda:{gpus - 1}; a run takes {device}"));
    }

    static string Where(params IReadOnlyList<string> libraries) =>
        LoadedLibraries.Find(libraries) is [var first, ..] ? $" in {Path.GetDirectoryName(first)}" : "";

    static Exception Unwrapped(Exception error) => error is TypeInitializationException { InnerException: { } inner } ? Unwrapped(inner) : error;
}
