using System.Runtime.CompilerServices;

namespace OodDsl.Generators;

/// <summary>The mistakes in an experiment and its arms. Planned once, for the generator and the analyzers.</summary>
static class FamilyProblems
{
    static readonly ConditionalWeakTable<ExperimentFamily, Problem[][]> Known = new();

    /// <summary>Per member of the family.</summary>
    public static Problem[][] Of(ExperimentFamily family) => Known.GetValue(family, static family => Of(Planner.Build(family)));

    /// <summary>Notes the mistakes of a family that has been planned for its code.</summary>
    public static void Note(ExperimentFamily family, IReadOnlyList<Plan> plans) => Known.GetValue(family, _ => Of(plans));

    static Problem[][] Of(IReadOnlyList<Plan> plans) => [.. plans.Select(plan => plan.Problems.Distinct().ToArray())];
}
