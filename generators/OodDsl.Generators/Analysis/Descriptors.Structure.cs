using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>What an experiment must have, and what in it nothing asks for.</summary>
static partial class Descriptors
{
    const string Structure = "Structure";

    static readonly DiagnosticDescriptor MissingSlot = new(
        Rules.MissingSlot, "An experiment is incomplete",
        "The experiment has no {0}; declare one, such as {1}",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.MissingSlot + PageEnd);

    static readonly DiagnosticDescriptor NoScores = new(
        Rules.NoScores, "No scores",
        "'{0}' declares no score, so it detects nothing",
        Structure, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + Rules.NoScores + PageEnd);

    static readonly DiagnosticDescriptor StreamUnread = new(
        Rules.StreamUnread, "A stream that nothing asks for",
        "Nothing asks for the stream '{0}': no parameter has a name such as '{1}'",
        Structure, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + Rules.StreamUnread + PageEnd);

    static readonly DiagnosticDescriptor FitUnread = new(
        Rules.FitUnread, "A fit that nothing asks for",
        "Nothing asks for what '{0}' fits",
        Structure, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + Rules.FitUnread + PageEnd);

    static readonly DiagnosticDescriptor NameClash = new(
        Rules.NameClash, "Two experiments of one name",
        "'{0}' and '{1}' are both called '{2}'",
        Structure, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.NameClash + PageEnd,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    static readonly DiagnosticDescriptor MapWithoutMasks = new(
        Rules.MapWithoutMasks, "A map without masks",
        "The map '{0}' gives image scores only: no test set of {1} has masks to measure it by",
        Structure, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + Rules.MapWithoutMasks + PageEnd);
}
