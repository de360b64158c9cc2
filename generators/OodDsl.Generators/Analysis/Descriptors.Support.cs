using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>What the language has and the generator does not write yet.</summary>
static partial class Descriptors
{
    const string Support = "Support";

    static readonly DiagnosticDescriptor NotSupported = new(
        Rules.NotSupported, "Not generated yet",
        "The generator can't write this yet: {0}",
        Support, DiagnosticSeverity.Error, true, helpLinkUri: Pages + Rules.NotSupported + PageEnd);
}
