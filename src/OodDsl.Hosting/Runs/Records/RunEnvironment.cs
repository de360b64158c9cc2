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

    /// <summary>What differs in another environment that may change bits, in words: <c>threads were 1, now 2</c>.</summary>
    internal IEnumerable<string> Differences(RunEnvironment now)
    {
        (string Name, string Then, string Now)[] parts =
        [
            ("the engine", Engine, now.Engine), ("libtorch", LibTorch, now.LibTorch), ("BLAS", Blas, now.Blas), ("the device", Device, now.Device),
            ("the threads", $"{Threads}", $"{now.Threads}"), ("the threads of BLAS", $"{BlasThreads}", $"{now.BlasThreads}"),
            ("deterministic algorithms", $"{Deterministic}", $"{now.Deterministic}"),
            ("the instruction sets", string.Join(' ', CpuFeatures), string.Join(' ', now.CpuFeatures)),
        ];
        return parts.Where(part => !string.Equals(part.Then, part.Now, StringComparison.Ordinal)).Select(part => $"{part.Name}: was {part.Then}, is {part.Now}");
    }
}
