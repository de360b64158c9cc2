using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Mistakes in what is connected with what.</summary>
static partial class Descriptors
{
    const string Wiring = "Wiring";

    static readonly DiagnosticDescriptor NothingMakes = new(
        Rules.NothingMakes, "Nothing makes this value",
        "Nothing makes '{0}'{1} There are: {2}",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.NothingMakes + PageEnd);

    static readonly DiagnosticDescriptor TwoMakers = new(
        Rules.TwoMakers, "Two declarations make one value",
        "The value '{0}' is made twice: by '{1}' as well",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.TwoMakers + PageEnd);

    static readonly DiagnosticDescriptor Cycle = new(
        Rules.Cycle, "A value depends on itself",
        "A value depends on itself: {0}",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.Cycle + PageEnd);

    static readonly DiagnosticDescriptor WrongType = new(
        Rules.WrongType, "A value of another type",
        "'{0}' is of type '{1}', but '{2}' is asked for",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.WrongType + PageEnd);

    static readonly DiagnosticDescriptor WrongResult = new(
        Rules.WrongResult, "A result of another type",
        "'{0}' must return a Tensor, a number or one value per row, but returns '{1}'",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.WrongResult + PageEnd);

    static readonly DiagnosticDescriptor MissingStream = new(
        Rules.MissingStream, "A stream is missing",
        "'{0}' comes from a stream that is not declared; declare one, such as [{1}<Photos>]",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.MissingStream + PageEnd);

    static readonly DiagnosticDescriptor ComponentNotDeclared = new(
        Rules.ComponentNotDeclared, "A component is not declared",
        "'{0}' is asked for, but the experiment does not declare it; add [{0}] to the class",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.ComponentNotDeclared + PageEnd);

    static readonly DiagnosticDescriptor TwoDefaults = new(
        Rules.TwoDefaults, "Two defaults for one name",
        "'{0}' has two defaults, {1} and {2}, but is one setting; give it one default, one [Setting], or two names",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.TwoDefaults + PageEnd);

    static readonly DiagnosticDescriptor NoLinearClassifier = new(
        Rules.NoLinearClassifier, "No linear classifier",
        "'{0}' needs a classifier that is one Linear, but Logits is declared otherwise",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.NoLinearClassifier + PageEnd);

    static readonly DiagnosticDescriptor SettingUnread = new(
        Rules.SettingUnread, "A setting that nothing reads",
        "Nothing reads the setting '{0}': no parameter has its name",
        Wiring, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + Rules.SettingUnread + PageEnd);

    static readonly DiagnosticDescriptor SettingNotConstant = new(
        Rules.SettingNotConstant, "A setting without a constant value",
        "The setting '{0}' must have a constant value of type bool, int, long, double, string, an enum, or an array of these",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.SettingNotConstant + PageEnd);

    static readonly DiagnosticDescriptor WithoutRemovesNothing = new(
        Rules.WithoutRemovesNothing, "Without removes nothing",
        "Nothing inherited is '{0}', so Without removes nothing",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.WithoutRemovesNothing + PageEnd);

    static readonly DiagnosticDescriptor TwoInOneSlot = new(
        Rules.TwoInOneSlot, "Two of what there is one of",
        "An experiment has one {0}, but this class declares '{1}' and '{2}'",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.TwoInOneSlot + PageEnd);

    static readonly DiagnosticDescriptor FitNotTaken = new(
        Rules.FitNotTaken, "A fit that its score does not take",
        "What '{0}' fits is one value and fills the one parameter of Compute that nothing else makes; left over are: {1}",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.FitNotTaken + PageEnd);

    static readonly DiagnosticDescriptor OneMethod = new(
        Rules.OneMethod, "A component without its one method",
        "The component '{0}' must have exactly one public method (and Fit, where a score has something to fit), but has {1}",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.OneMethod + PageEnd);

    static readonly DiagnosticDescriptor Unreachable = new(
        Rules.Unreachable, "Out of reach of generated code",
        "Generated code can't reach '{0}'{1}; make it internal",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.Unreachable + PageEnd);

    static readonly DiagnosticDescriptor NotStatic = new(
        Rules.NotStatic, "A declared member that is not static",
        "'{0}' must be static: no object is ever made to call it on",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.NotStatic + PageEnd);

    static readonly DiagnosticDescriptor NotPartial = new(
        Rules.NotPartial, "A class that is not partial",
        "'{0}' must be partial: its program is generated into it",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.NotPartial + PageEnd);

    static readonly DiagnosticDescriptor TwoParts = new(
        Rules.TwoParts, "Declarations on two parts of a class",
        "'{0}' has declaring attributes on two of its parts; their order would depend on the order of files, so put them on one part",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.TwoParts + PageEnd);

    static readonly DiagnosticDescriptor Generic = new(
        Rules.Generic, "A generic experiment",
        "The experiment '{0}' can't be generic",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.Generic + PageEnd);

    static readonly DiagnosticDescriptor FileLocal = new(
        Rules.FileLocal, "A class that is local to its file",
        "Generated code can't name '{0}', which is local to its file; make it internal",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.FileLocal + PageEnd);

    static readonly DiagnosticDescriptor AxisTakenForType = new(
        Rules.AxisTakenForType, "An axis taken for a type",
        "0 means the type '{1}' here and not the first axis, so '{0}' reduces over all axes; write {0}([0])",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.AxisTakenForType + PageEnd);

    static readonly DiagnosticDescriptor MixedMetric = new(
        Rules.MixedMetric, "A metric of a batch and of a whole set",
        "The metric '{0}' reads '{1}', which is a batch's, and '{2}', a whole set's; put what it computes of '{2}' into a [Fit], and read that fit",
        Wiring, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.MixedMetric + PageEnd);
}
