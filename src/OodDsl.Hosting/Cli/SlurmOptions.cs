using System.CommandLine;

namespace OodDsl.Hosting;

/// <summary>The options of a sweep that say what a cluster is asked for.</summary>
sealed class SlurmOptions
{
    readonly Option<bool> slurm = new("--slurm") { Description = "Submit the runs to Slurm, as a job array with a task per run; --jobs is how many at a time." };
    readonly Option<string?> partition = Text("--slurm-partition", "name", "The partition.");
    readonly Option<string?> time = Text("--slurm-time", "time", "Each run's time limit, such as 2:00:00. It is asked to stop a minute before, with a checkpoint.");
    readonly Option<int?> cpus = RunOptions.Number("--slurm-cpus", 1, "Each run's processors, which are also its threads unless --threads says otherwise.");
    readonly Option<string?> memory = Text("--slurm-memory", "size", "Each run's memory, such as 8G.");
    readonly Option<string?> gpus = Text("--slurm-gpus", "gpus", "Each run's GPUs, such as 1 or a100:1.");
    readonly Option<string?> gres = Text("--slurm-gres", "resources", "The same on clusters that count them so: gpu:1.");
    readonly Option<string[]> more = new("--slurm-option") { Description = "Any other option of sbatch: --slurm-option=--account=vision. May be repeated.", HelpName = "option" };
    readonly Option<bool> dryRun = new("--dry-run") { Description = "Print the job array's script, and submit nothing." };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [slurm, partition, time, cpus, memory, gpus, gres, more, dryRun];

    /// <summary>Whether the runs are for a cluster.</summary>
    public bool IsAsked(ParseResult arguments) => arguments.GetValue(slurm);

    /// <summary>Whether only the script is wanted.</summary>
    public bool IsDry(ParseResult arguments) => arguments.GetValue(dryRun);

    /// <summary>What each run asks for.</summary>
    /// <exception cref="UserException">A value can't be one of sbatch's, or there is no --slurm.</exception>
    public SlurmResources Resources(ParseResult arguments)
    {
        var resources = new SlurmResources
        {
            Partition = arguments.GetValue(partition),
            Time = arguments.GetValue(time),
            Cpus = arguments.GetValue(cpus),
            Memory = arguments.GetValue(memory),
            Gpus = arguments.GetValue(gpus),
            Gres = arguments.GetValue(gres),
            More = arguments.GetValue(more) ?? [],
        };
        if (!IsAsked(arguments) && (IsDry(arguments) || !resources.IsEmpty))
            throw new UserException(ExitCode.Usage, "What a run asks of Slurm is for --slurm only.", "Add --slurm, or leave out --dry-run and what begins with --slurm-.");
        resources.Check();
        return resources;
    }

    static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };
}
