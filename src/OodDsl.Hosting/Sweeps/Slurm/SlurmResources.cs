namespace OodDsl.Hosting;

/// <summary>What each run of a job array asks Slurm for. Values are Slurm's own; null: the cluster's default.</summary>
sealed record SlurmResources
{
    /// <summary><c>--partition</c>.</summary>
    public string? Partition { get; init; }

    /// <summary><c>--time</c>, such as <c>2:00:00</c>.</summary>
    public string? Time { get; init; }

    /// <summary><c>--cpus-per-task</c>.</summary>
    public int? Cpus { get; init; }

    /// <summary><c>--mem</c>, such as <c>8G</c>.</summary>
    public string? Memory { get; init; }

    /// <summary><c>--gpus</c>, such as <c>1</c> or <c>a100:1</c>.</summary>
    public string? Gpus { get; init; }

    /// <summary><c>--gres</c>, such as <c>gpu:1</c>.</summary>
    public string? Gres { get; init; }

    /// <summary>Any other options of <c>sbatch</c>, as typed: <c>--account=vision</c>.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>Whether anything is asked for.</summary>
    public bool IsEmpty => Options.Count == 0;

    /// <summary>The options of <c>sbatch</c>.</summary>
    public IReadOnlyList<string> Options =>
    [
        .. Option("--partition", Partition), .. Option("--time", Time), .. Option("--cpus-per-task", Cpus is { } cpus ? FormattableString.Invariant($"{cpus}") : null),
        .. Option("--mem", Memory), .. Option("--gpus", Gpus), .. Option("--gres", Gres), .. More,
    ];

    /// <summary>Refuses what would make another line of the script of it.</summary>
    /// <exception cref="UserException">A value has a line break or a blank, or an option does not begin with a dash.</exception>
    public void Check()
    {
        if (Options.FirstOrDefault(option => option.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))) is { } broken)
            throw new UserException(ExitCode.Usage, $"'{broken}' is no option of sbatch.", "Write one option without blanks, as in --slurm-option=--account=vision.");
        if (More.FirstOrDefault(option => !option.StartsWith("--", StringComparison.Ordinal)) is { } other)
            throw new UserException(ExitCode.Usage, $"'{other}' is no option of sbatch.", "Write it whole, as in --slurm-option=--account=vision.");
    }

    static IEnumerable<string> Option(string name, string? value) => value is null ? [] : [$"{name}={value}"];
}
