namespace OodDsl.Hosting;

/// <summary>The finished runs that a run was given.</summary>
/// <param name="runs">One per dependency.</param>
/// <param name="report">Receives a line for the log.</param>
sealed class FinishedRuns(IReadOnlyList<FinishedRun> runs, Action<string> report)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<FinishedRun> All => runs;

    /// <summary>The teacher of a name.</summary>
    /// <exception cref="InvalidOperationException">The experiment's descriptor lists none: an error of the generator.</exception>
    public FinishedRun Of(string experiment) =>
        runs.FirstOrDefault(run => run.Dependency.Kind == DependencyKind.Teacher && string.Equals(run.Experiment.Name, experiment, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"The experiment's descriptor lists no teacher '{experiment}'.");

    /// <summary>Copies the weights of equal name and shape from the run that the experiment starts from, and reports which were not copied.</summary>
    /// <exception cref="UserException">No weight fits.</exception>
    public void Start(ExperimentNetwork network)
    {
        if (runs.FirstOrDefault(run => run.Dependency.Kind == DependencyKind.Start) is not { } start) return;
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var (source, target) = (start.Weights(), network.state_dict());
        List<string> missing = [], differing = [];
        var copied = 0;
        foreach (var (name, tensor) in target)
        {
            if (!source.TryGetValue(name, out var weight))
            {
                missing.Add(name);
            }
            else if (!weight.shape.AsSpan().SequenceEqual(tensor.shape))
            {
                differing.Add($"{name} {Shape(tensor)}, there {Shape(weight)}");
            }
            else
            {
                tensor.copy_(weight);
                copied++;
            }
        }
        var from = start.Experiment.Name;
        if (copied == 0)
            throw new UserException(
                ExitCode.Configuration, $"No weight of {from} fits this network.", "Start from an experiment with the same backbone.");
        report(Line(
            $"starts from {from}: {copied} tensors copied", ("not there", missing), ("of another shape", differing),
            ("left behind", [.. source.Keys.Except(target.Keys, StringComparer.Ordinal)])));
    }

    static string Line(string text, params ReadOnlySpan<(string What, List<string> Names)> rest)
    {
        foreach (var (what, names) in rest)
            if (names.Count > 0)
                text += $"; {what}: {string.Join(", ", names.Take(6))}{(names.Count > 6 ? $" and {names.Count - 6} more" : "")}";
        return text;
    }

    static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
