using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>What is trained, and with what.</summary>
static partial class Descriptors
{
    const string Training = "Training";

    static readonly DiagnosticDescriptor ScoreReadsUntrained = new(
        Rules.ScoreReadsUntrained, "A score of an untrained module",
        "A score reads '{0}', which no loss trains",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.ScoreReadsUntrained + PageEnd);

    static readonly DiagnosticDescriptor NothingTrains = new(
        Rules.NothingTrains, "A module that nothing trains",
        "Nothing trains '{0}': {1}, and no loss does",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.NothingTrains + PageEnd);

    static readonly DiagnosticDescriptor FitOnUntrained = new(
        Rules.FitOnUntrained, "A fit on the untrained network",
        "Training asks for '{0}', which would be fitted before training to '{1}' of the untrained network",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.FitOnUntrained + PageEnd);

    static readonly DiagnosticDescriptor WeightOfZero = new(
        Rules.WeightOfZero, "A weight of 0",
        "The weight of '{0}' is 0; drop it with Without instead",
        Training, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + Rules.WeightOfZero + PageEnd);

    static readonly DiagnosticDescriptor LogComputes = new(
        Rules.LogComputes, "A log that needs a forward pass",
        "The log '{1}' asks for '{0}', which no loss computes; a log never causes a network computation",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.LogComputes + PageEnd);

    static readonly DiagnosticDescriptor StaticTensor = new(
        Rules.StaticTensor, "A tensor in a static field",
        "'{0}' would be shared by all runs of the process, on one device and in no checkpoint; make it a [Buffer], a [Fit] or a [Value]",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.StaticTensor + PageEnd);

    static readonly DiagnosticDescriptor Await = new(
        Rules.Await, "await in an experiment",
        "'{0}' must not await: a run computes on one thread, and what is made on another is not freed",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.Await + PageEnd);

    static readonly DiagnosticDescriptor LossTrainsNothing = new(
        Rules.LossTrainsNothing, "A loss that trains nothing",
        "The loss '{0}' depends on no module that its step trains",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.LossTrainsNothing + PageEnd);

    static readonly DiagnosticDescriptor FrozenFromNowhere = new(
        Rules.FrozenFromNowhere, "A frozen backbone from nowhere",
        "The backbone is frozen with the random weights it begins with; start from a trained experiment or give it weights",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.FrozenFromNowhere + PageEnd);

    static readonly DiagnosticDescriptor BatchTooSmall = new(
        Rules.BatchTooSmall, "A batch that is too small",
        "A batch of {0} is too small for '{1}', which needs at least {2} images",
        Training, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.BatchTooSmall + PageEnd);
}
