using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Experiments that need others.</summary>
static partial class Descriptors
{
    static readonly DiagnosticDescriptor OtherBenchmark = new(
        Rules.OtherBenchmark, "A teacher or start of another benchmark",
        "'{0}' is trained on {1} and not on {2}: it may have seen what is OOD here",
        Leakage, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.OtherBenchmark + PageEnd);

    static readonly DiagnosticDescriptor DependencyOverlaps = new(
        Rules.DependencyOverlaps, "A network trained on test data",
        "'{0}' was trained on what is OOD here: {1} {2} {3}, an OOD set of {4}",
        Leakage, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.DependencyOverlaps + PageEnd);

    static readonly DiagnosticDescriptor DependencyCycle = new(
        Rules.DependencyCycle, "An experiment that needs itself",
        "The experiment needs its own result: {0}",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.DependencyCycle + PageEnd);

    static readonly DiagnosticDescriptor NoRun = new(
        Rules.NoRun, "A teacher or start that is never run",
        "'{0}' is no experiment that is run: mark it with [Experiment]",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.NoRun + PageEnd);
}
