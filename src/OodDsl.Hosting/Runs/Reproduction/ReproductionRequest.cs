namespace OodDsl.Hosting;

/// <summary>A run to be made again.</summary>
public sealed record ReproductionRequest
{
    /// <summary>The run's folder: its manifest and results are enough; with its checkpoints and scores more is compared.</summary>
    public required RunFolder Run { get; init; }

    /// <summary>The experiments.</summary>
    public required IReadOnlyList<ExperimentDescriptor> Catalog { get; init; }

    /// <summary>Where data sets are looked for.</summary>
    public required RunData Data { get; init; }

    /// <summary>The device; null: the run's.</summary>
    public string? Device { get; init; }

    /// <summary>Threads; null: the run's.</summary>
    public int? Threads { get; init; }

    /// <summary>The folder of all runs; null: the one that the run lies in, or <c>runs</c> in the current directory.</summary>
    public string? Runs { get; init; }

    /// <summary>The new run's folder; null: one beside the others of the experiment.</summary>
    public string? Output { get; init; }

    /// <summary>What numbers are held to where bits need not be equal.</summary>
    public ReproductionTolerances Tolerances { get; init; } = new();

    /// <summary>Check only, and make nothing.</summary>
    public bool IsDry { get; init; }
}
