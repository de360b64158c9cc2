namespace OodDsl.Hosting;

/// <summary>All that decides a run's bits, apart from the machine.</summary>
public sealed record RunRequest
{
    /// <summary>What to run.</summary>
    public required ExperimentDescriptor Experiment { get; init; }

    /// <summary>Root of the seed tree.</summary>
    public required int Seed { get; init; }

    /// <summary>Name of the benchmark's split; null where it has one only.</summary>
    public string? Split { get; init; }

    /// <summary>Overrides as typed, <c>Component.Property=value</c> or, where only one component has it, <c>Property=value</c>;
    /// <c>teacher/Component.Property=value</c> for what the experiment depends on.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary><c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>; null: a GPU if there is one.</summary>
    public string? Device { get; init; }

    /// <summary>ATen and BLAS threads; null: one per physical core.</summary>
    public int? Threads { get; init; }

    /// <summary>Train on the first this many images of the training set; null: all.</summary>
    public int? Limit { get; init; }

    /// <summary>Images of a batch in evaluation; null: as many as their size allows. Draws and scores do not depend on it.</summary>
    public int? EvaluationBatch { get; init; }

    /// <summary>The run folder to make. It must not hold a run already.</summary>
    public required string Output { get; init; }

    /// <summary>The folder of all runs, where those that this one depends on are found and made. Default: <c>runs</c> in the current directory.</summary>
    public string Runs { get; init; } = RunFolders.Usual(Environment.CurrentDirectory);

    /// <summary>Where data sets are looked for, and the memory of their images.</summary>
    public required RunData Data { get; init; }
}
