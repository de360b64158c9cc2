namespace OodDsl.Hosting;

/// <summary>What the generator says of one experiment or control arm. The project's generated <c>ExperimentCatalog.All</c> lists them.</summary>
public sealed record ExperimentDescriptor
{
    /// <summary>Class path in kebab case without the suffix <c>Experiment</c>, such as <c>oal/paper/distillation-only</c>.</summary>
    public required string Name { get; init; }

    /// <summary>First sentence of the class's doc comment.</summary>
    public required string Summary { get; init; }

    /// <summary>Name of the experiment this is a control arm of; null for an experiment of its own.</summary>
    public string? ArmOf { get; init; }

    /// <summary>Source file names, the declaring one first, then the bases'.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>
    /// Hash over everything that can change the result: the declaration and the code it reaches, the components' code and defaults.
    /// Lower-case hexadecimal SHA-256. Whitespace, comments and file moves leave it.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>The benchmark type.</summary>
    public required Type Benchmark { get; init; }

    /// <summary>The seeds it is reported over, in order; the first is a run's default.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [0];

    /// <summary>OOD images that settings of scores may be chosen on; null if none are declared.</summary>
    public Func<IReadOnlyList<DataSet>>? OodValidation { get; init; }

    /// <summary>The runs that are made first, or reused.</summary>
    public IReadOnlyList<ExperimentDependency> Dependencies { get; init; } = [];

    /// <summary>Every setting with its default and where that was declared.</summary>
    public required IReadOnlyList<SettingInfo> Settings { get; init; }

    /// <summary>What the generator planned.</summary>
    public required ExperimentPlan Plan { get; init; }

    /// <summary>Makes the run. Called on the run's own thread.</summary>
    public required Func<RunContext, ExperimentRun> Create { get; init; }
}
