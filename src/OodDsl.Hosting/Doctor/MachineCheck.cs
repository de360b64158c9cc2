using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace OodDsl.Hosting;

/// <summary>Looks at what computes: engine, BLAS, devices, threads, processor.</summary>
static class MachineCheck
{
    /// <summary>One finding per part; the first ones load the engine.</summary>
    public static IEnumerable<Finding> Findings()
    {
        List<Finding> findings = [];
        try
        {
            findings.Add(Engine());
            findings.Add(Blas());
            findings.Add(Devices());
            findings.Add(new("threads", FindingState.Good, string.Create(CultureInfo.InvariantCulture, $"{get_num_threads()} by default, {Environment.ProcessorCount} logical processors")));
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            findings.Add(new("engine", FindingState.Missing, (error.InnerException ?? error).Message, "./ood setup looks for a libtorch again and builds against it."));
        }
        findings.Add(new("processor", FindingState.Good, Processor()));
        findings.Add(new(".NET", FindingState.Good, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {RuntimeInformation.OSDescription}"));
        return findings;
    }

#if ENGINE_LIBTORCH
    const string EngineName = "LibTorch";
    static string Version => LibTorch.Engine.Version;
    static string BlasDescription => string.Create(CultureInfo.InvariantCulture, $"{LibTorch.Engine.Blas}, {LibTorch.Engine.BlasThreads} threads");
#else
    const string EngineName = "TorchSharp";
    static string Version => __version__;
    static string BlasDescription => "";
#endif

    static Finding Engine()
    {
        var version = Version;
        var where = LoadedLibraries.Find("libtorch_cpu", "libtorch.so") is [var first, ..] ? $" in {Path.GetDirectoryName(first)}" : "";
        return new("engine", FindingState.Good, $"{EngineName}, libtorch {version}{where}");
    }

    static Finding Blas()
    {
        var libraries = LoadedLibraries.Find("libopenblas", "libmkl_core", "libblas", "libblis", "libatlas");
        var text = string.Join(", ", libraries.Prepend(BlasDescription).Where(part => part.Length > 0));
        var reference = libraries is [_, ..] && libraries.All(IsReference);
        return new(
            "BLAS", reference ? FindingState.Poor : FindingState.Good, text.Length > 0 ? text : "part of libtorch",
            reference ? "This is the reference BLAS, ten times slower: apt-get install libopenblas0-pthread." : null);
    }

    // Debian's alternatives: the reference is .../blas/libblas.so.3, OpenBLAS's is .../openblas-pthread/libblas.so.3.
    static bool IsReference(string path) =>
        Path.GetFileName(path).StartsWith("libblas", StringComparison.Ordinal) && string.Equals(Path.GetFileName(Path.GetDirectoryName(path)), "blas", StringComparison.Ordinal);

    static Finding Devices() => new(
        "devices", FindingState.Good,
        cuda.is_available() ? string.Create(CultureInfo.InvariantCulture, $"cpu, {cuda.device_count()} x cuda") : "cpu (no GPU that this libtorch can use)");

    static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        var model = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
        var vectors = Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : RuntimeInformation.ProcessArchitecture.ToString();
        return $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {vectors}";
    }
}
