using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Test data, or what evaluation must not know, where it must not be.</summary>
static partial class Descriptors
{
    const string Leakage = "Leakage";

    static readonly DiagnosticDescriptor TrainingOnly = new(
        Rules.TrainingOnly, "A value of training in evaluation",
        "'{0}' exists in training only, so '{1}' can't read it",
        Leakage, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.TrainingOnly + PageEnd);

    static readonly DiagnosticDescriptor StreamOverlaps = new(
        Rules.StreamOverlaps, "Training on test data",
        "Training or validation would see OOD test data: {0} {1} {2}, an OOD set of {3}",
        Leakage, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.StreamOverlaps + PageEnd);

    static readonly DiagnosticDescriptor AugmentationAsksNetwork = new(
        Rules.AugmentationAsksNetwork, "An augmentation that asks for the network",
        "The augmentation '{0}' asks for '{1}', which is computed from augmented images",
        Leakage, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.AugmentationAsksNetwork + PageEnd);

    static readonly DiagnosticDescriptor BatchDraws = new(
        Rules.BatchDraws, "Draws of a batch in evaluation",
        "'{0}' of '{1}' is a generator, whose draws for an image depend on what else is in the batch: write 'Draws {0}'",
        Leakage, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.BatchDraws + PageEnd);
}
