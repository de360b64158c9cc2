namespace OodDsl.Hosting;

/// <summary>A run that is made again: what was checked before, what it is held to, and how it agreed. What <c>reproduction.json</c> holds.</summary>
public sealed record Reproduction
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The command line that makes the run again.</summary>
    public required string Command { get; init; }

    /// <summary>What the run was made with, and what is here.</summary>
    public required IReadOnlyList<ReproductionCheck> Checks { get; init; }

    /// <summary>Why the bits need not be equal; empty where they have to be.</summary>
    public required IReadOnlyList<string> InexactFor { get; init; }

    /// <summary>What the numbers are held to where the bits need not be equal.</summary>
    public required ReproductionTolerances Tolerances { get; init; }

    /// <summary>Seconds that the run took.</summary>
    public required double Seconds { get; init; }

    /// <summary>The new run's folder, relative to the current directory where it is in there; null as long as there is none.</summary>
    public string? Output { get; init; }

    /// <summary>How it agreed; null as long as it was not made.</summary>
    public IReadOnlyList<ReproductionRow>? Comparison { get; init; }

    /// <summary>Whether the run can be made again here: declaration and data are the same.</summary>
    public bool CanRun => Checks.All(check => check.State != ReproductionState.Refused);

    /// <summary>Whether the bits have to be equal.</summary>
    public bool IsExact => InexactFor.Count == 0;

    /// <summary>Whether all that was compared agrees; null as long as nothing was.</summary>
    public bool? IsReproduced => Comparison?.All(row => row.Agrees);
}

/// <summary>Something that a run was made with, then and now.</summary>
/// <param name="What">What it is, such as <c>libtorch</c>.</param>
/// <param name="Then">What it was.</param>
/// <param name="Now">What it is.</param>
/// <param name="State">What follows.</param>
public sealed record ReproductionCheck(string What, string Then, string Now, ReproductionState State)
{
    /// <summary>A check of two texts.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="then">What it was.</param>
    /// <param name="now">What it is.</param>
    /// <param name="otherwise">What follows where they differ.</param>
    internal static ReproductionCheck Of(string what, string then, string now, ReproductionState otherwise) =>
        new(what, then, now, string.Equals(then, now, StringComparison.Ordinal) ? ReproductionState.Same : otherwise);
}

/// <summary>What follows from a check.</summary>
public enum ReproductionState
{
    /// <summary>It is what it was.</summary>
    Same,
    /// <summary>It is something else, or not known, and decides no result.</summary>
    Noted,
    /// <summary>It is something else: the results need not be equal in their bits.</summary>
    Inexact,
    /// <summary>It is something else: another run would be made.</summary>
    Refused,
}

/// <summary>Something that was compared after the run.</summary>
/// <param name="What">Such as <c>weights</c>, <c>Auroc</c>.</param>
/// <param name="Values">How many numbers or files.</param>
/// <param name="Largest">The largest difference, relative for weights and metrics of the experiment; 0 where all bits are equal.</param>
/// <param name="Where">Where it is.</param>
/// <param name="Tolerance">What it is held to; null: equal in its bits.</param>
/// <param name="Agrees">Whether it keeps to that.</param>
public sealed record ReproductionRow(string What, int Values, double Largest, string Where, double? Tolerance, bool Agrees);
