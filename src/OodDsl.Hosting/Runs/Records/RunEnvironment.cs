namespace OodDsl.Hosting;

/// <summary>What decides a run's bits beside its declaration, data and seed.</summary>
public sealed record RunEnvironment
{
    /// <summary>Name and version of the engine, such as <c>LibTorch 0.1.0</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>Version of libtorch.</summary>
    public required string LibTorch { get; init; }

    /// <summary>The BLAS library that libtorch calls, or <c>unknown</c>.</summary>
    public required string Blas { get; init; }

    /// <summary><c>cpu</c>, <c>cuda:0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Threads of libtorch's own operators.</summary>
    public required int Threads { get; init; }

    /// <summary>Threads of the BLAS library; null if it can't be asked.</summary>
    public int? BlasThreads { get; init; }

    /// <summary>Whether libtorch was told to use deterministic algorithms.</summary>
    public required bool Deterministic { get; init; }

    /// <summary>The processor's name.</summary>
    public required string Cpu { get; init; }

    /// <summary>Instruction sets that numeric libraries choose their kernels by.</summary>
    public required IReadOnlyList<string> CpuFeatures { get; init; }

    /// <summary>Operating system.</summary>
    public required string Os { get; init; }

    /// <summary>.NET runtime.</summary>
    public required string DotNet { get; init; }

    /// <summary>OodDsl's own version.</summary>
    public required string OodDsl { get; init; }

    /// <summary>What differs in another environment that may change bits, in words: <c>the threads: was 1, is 2</c>.</summary>
    internal IEnumerable<string> Differences(RunEnvironment now) => Parts(now).Where(part => part is { DecidesBits: true, IsSame: false })
        .Select(part => $"{part.Name}: was {part.Then}, is {part.Now}");

    /// <summary>Part by part, then and now.</summary>
    internal IReadOnlyList<EnvironmentPart> Parts(RunEnvironment now) =>
    [
        new("the engine", Engine, now.Engine), new("libtorch", LibTorch, now.LibTorch), new("BLAS", Blas, now.Blas), new("the device", Device, now.Device),
        new("the threads", $"{Threads}", $"{now.Threads}"), new("the threads of BLAS", $"{BlasThreads}", $"{now.BlasThreads}"),
        new("deterministic algorithms", $"{Deterministic}", $"{now.Deterministic}"),
        new("the instruction sets", string.Join(' ', CpuFeatures), string.Join(' ', now.CpuFeatures)),
        new("the processor", Cpu, now.Cpu, DecidesBits: false), new("the system", Os, now.Os, DecidesBits: false),
        new(".NET", DotNet, now.DotNet, DecidesBits: false), new("OodDsl", OodDsl, now.OodDsl, DecidesBits: false),
    ];
}

/// <summary>A part of an environment, then and now.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Then">What it was.</param>
/// <param name="Now">What it is.</param>
/// <param name="DecidesBits">Whether results may differ in their bits where it differs.</param>
sealed record EnvironmentPart(string Name, string Then, string Now, bool DecidesBits = true)
{
    /// <summary>Whether it is what it was.</summary>
    public bool IsSame => string.Equals(Then, Now, StringComparison.Ordinal);
}
