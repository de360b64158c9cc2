namespace OodDsl.Hosting;

/// <summary>Experiments that depend on each other in a circle, which the compiler refuses; a catalog made by hand may hold one all the same.</summary>
static class Circle
{
    /// <summary>The path with the experiment at its end.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="path">The experiments that led to it.</param>
    /// <exception cref="UserException">It is in the path already.</exception>
    public static IReadOnlyList<string> Refuse(ExperimentDescriptor experiment, IReadOnlyList<string> path) =>
        !path.Contains(experiment.Name, StringComparer.Ordinal)
            ? [.. path, experiment.Name]
            : throw new UserException(
                ExitCode.Configuration, $"Experiments depend on each other in a circle: {string.Join(" -> ", path)} -> {experiment.Name}.",
                "Take one [StartFrom<...>] or [Teacher<...>] away.");
}
