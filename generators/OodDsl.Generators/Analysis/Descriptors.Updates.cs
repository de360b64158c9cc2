using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Functions of images, steps, thresholds.</summary>
static partial class Descriptors
{
    static readonly DiagnosticDescriptor NoFunctionOfImages = new(
        Rules.NoFunctionOfImages, "No function of images",
        "'{0}' is no function of images: it can't be computed for other images than the batch's",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.NoFunctionOfImages + PageEnd);

    static readonly DiagnosticDescriptor StepWithoutUpdate = new(
        Rules.StepWithoutUpdate, "A step that updates nothing",
        "The step '{0}' returns a loss, but no parameter is marked [Update], so it trains nothing",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.StepWithoutUpdate + PageEnd);

    static readonly DiagnosticDescriptor TwoModes = new(
        Rules.TwoModes, "A module in two modes",
        "'{0}' is wanted in eval mode by '{1}', but {2}",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.TwoModes + PageEnd);

    static readonly DiagnosticDescriptor ThresholdWithoutScore = new(
        Rules.ThresholdWithoutScore, "A threshold without its score",
        "'{0}' refers to the score '{1}', but the experiment has no such score",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.ThresholdWithoutScore + PageEnd);
}
