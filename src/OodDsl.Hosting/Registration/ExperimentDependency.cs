namespace OodDsl.Hosting;

/// <summary>A finished run of another experiment (same seed, same split) that a run needs.</summary>
/// <param name="Kind">What it is needed for.</param>
/// <param name="Experiment">The other experiment.</param>
public sealed record ExperimentDependency(DependencyKind Kind, Func<ExperimentDescriptor> Experiment)
{
    /// <summary>
    /// What generated code and <c>--set teacher/Train.Epochs=1</c> call it: <c>start</c>, <c>teacher</c>, or the name of a further teacher.
    /// </summary>
    public string Name { get; init; } = Kind == DependencyKind.Start ? "start" : "teacher";
}

/// <summary>What a run needs another run for.</summary>
public enum DependencyKind
{
    /// <summary><c>[StartFrom&lt;T&gt;]</c>: its weights are where training begins.</summary>
    Start,
    /// <summary><c>[Teacher&lt;T&gt;]</c>: its network answers, in eval mode and without gradient.</summary>
    Teacher,
}
