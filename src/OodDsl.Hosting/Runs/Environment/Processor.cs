using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace OodDsl.Hosting;

/// <summary>The processor this process runs on.</summary>
public static class Processor
{
    /// <summary>Its name.</summary>
    public static string Name =>
        CpuInfo().FirstOrDefault(entry => entry.Key is "model name" or "Model" or "Hardware").Value
        ?? System.Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    /// <summary>Cores this process may use, counting hardware threads of one core once.</summary>
    public static int PhysicalCores
    {
        get
        {
            var cores = new HashSet<(string Package, string Core)>();
            var package = "";
            foreach (var (key, value) in CpuInfo())
            {
                if (key is "physical id") package = value;
                else if (key is "core id") cores.Add((package, value));
            }
            var allowed = System.Environment.ProcessorCount;
            return cores.Count == 0 ? allowed : Math.Clamp(cores.Count, 1, allowed);
        }
    }

    /// <summary>Instruction sets that numeric libraries choose their kernels by.</summary>
    public static IReadOnlyList<string> Features { get; } =
    [
        .. new (string Name, bool Supported)[]
        {
            ("sse4.2", Sse42.IsSupported), ("avx", Avx.IsSupported), ("fma", Fma.IsSupported), ("avx2", Avx2.IsSupported),
            ("avx512f", Avx512F.IsSupported), ("avx512bw", Avx512BW.IsSupported), ("avx512vbmi", Avx512Vbmi.IsSupported),
            ("avx-vnni", AvxVnni.IsSupported),
            ("neon", AdvSimd.IsSupported), ("dotprod", Dp.IsSupported),
        }.Where(feature => feature.Supported).Select(feature => feature.Name),
    ];

    // Linux only; elsewhere there is nothing to read.
    static IEnumerable<KeyValuePair<string, string>> CpuInfo() =>
        !File.Exists("/proc/cpuinfo") ? [] : File.ReadLines("/proc/cpuinfo")
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2)
            .Select(parts => KeyValuePair.Create(parts[0], parts[1]));
}
