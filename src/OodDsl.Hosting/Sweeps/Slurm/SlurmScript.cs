using System.Globalization;
using System.Text;

namespace OodDsl.Hosting;

/// <summary>The script of a job array: a task per run. Whether a run begins or goes on, the task finds out when it starts.</summary>
static class SlurmScript
{
    /// <summary>Seconds before its time limit at which a task is asked to stop, with a checkpoint.</summary>
    const int Notice = 60;

    /// <summary>Writes the script.</summary>
    /// <param name="runs">The runs, in the order of the tasks.</param>
    /// <param name="resources">What each asks for.</param>
    /// <param name="atOnce">How many at a time; null: as many as the cluster has room for.</param>
    /// <param name="logs">The folder of the tasks' output.</param>
    /// <param name="current">The folder that tasks work in.</param>
    public static string Of(IReadOnlyList<SweepRun> runs, SlurmResources resources, int? atOnce, string logs, string current)
    {
        var text = new StringBuilder().Line("#!/usr/bin/env bash");
        string[] names = [.. runs.Select(run => run.Request.Experiment.Name).Distinct(StringComparer.Ordinal)];
        Directive("--job-name", $"ood-{(names is [var only] ? only.Replace('/', '.') : "sweep")}");
        Directive("--array", string.Create(CultureInfo.InvariantCulture, $"0-{runs.Count - 1}{(atOnce is { } limit ? $"%{limit}" : "")}"));
        text.Line("#SBATCH --requeue").Line("#SBATCH --open-mode=append");
        Directive("--output", Path.Combine(logs, "%A_%a.log"));
        Directive("--chdir", current);
        if (resources.Time is not null) Directive("--signal", string.Create(CultureInfo.InvariantCulture, $"B:TERM@{Notice}"));
        foreach (var option in resources.Options) text.Line($"#SBATCH {option}");
        text.Line().Line("# A task whose run is done ends at once; one that was stopped, preempted or requeued goes on with its run.");
        text.Line("# SIGTERM makes it finish its step and write a checkpoint, so that it has to be the process that Slurm signals: exec.");
        text.Line("case $SLURM_ARRAY_TASK_ID in");
        for (var i = 0; i < runs.Count; i++)
            text.Line(string.Create(CultureInfo.InvariantCulture, $"  {i}) set -- {string.Join(' ', SweepTask.Arguments(runs[i].Request, resources.Cpus).Select(RunCommandLine.Quoted))} ;;"));
        text.Line("""  *) echo "There is no run $SLURM_ARRAY_TASK_ID." >&2; exit 2 ;;""").Line("esac");
        text.Line($"exec {string.Join(' ', RunProcess.Program().Select(RunCommandLine.Quoted))} \"$@\"");
        return text.ToString();

        void Directive(string option, string value) => text.Line($"#SBATCH {option}={Directed(value)}");
    }

    // sbatch's, which knows double quotes.
    static string Directed(string value) => value.Any(char.IsWhiteSpace) ? $"\"{value}\"" : value;
}
