namespace OodDsl;

/// <summary>
/// A covariate-shifted ID set of one of OpenOOD v1.5's full-spectrum benchmarks (Zhang et al., 2023), as its list says, with the labels of the ID set.
/// </summary>
/// <param name="list">The list below <c>benchmark_imglist</c>, without <c>.txt</c>.</param>
/// <param name="classes">Classes of the ID set.</param>
/// <param name="side">Side of the images in pixels.</param>
/// <param name="root">The folder that pictures lie in.</param>
public abstract class OpenOodShiftedSet(string list, int classes, int side = 32, string root = OpenOodSet.Classic) : OpenOodSet(list, side, root)
{
    /// <summary>"0" to "n - 1", in the order of the ID set's classes.</summary>
    public override IReadOnlyList<string> ClassNames { get; } = OpenOodIdSet.Numbered(classes);
}
