using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Rename;
using OodDsl.Generators;

namespace OodDsl.CodeFixes;

/// <summary>
/// Names a parameter after a value that exists. A misspelt one gets the nearest name. Where a member was renamed, every parameter that carries
/// its old name follows, composed names included: <c>shift</c>, <c>drawnShift</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameParameter)), Shared]
public sealed class RenameParameter : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.NothingMakes];

    /// <summary>One at a time: another name for one parameter settles others with it.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span) is not ParameterSyntax parameter) return;
        var name = parameter.Identifier.ValueText;
        foreach (var diagnostic in context.Diagnostics)
        {
            var existing = Split(diagnostic, DiagnosticArguments.Key(2));
            if (Names.Nearest(name, existing) is { } nearest)
            {
                context.RegisterCodeFix(CodeAction.Create(
                    $"Rename to '{nearest}'", cancellation => Rename(context.Document, parameter, nearest, cancellation), nameof(RenameParameter)), diagnostic);
            }
            foreach (var member in Split(diagnostic, DiagnosticArguments.Unread))
            {
                context.RegisterCodeFix(CodeAction.Create(
                    $"Rename to '{member}', and every parameter that carries '{name}'",
                    cancellation => Follow(context.Document.Project, name, member, cancellation), nameof(RenameParameter) + member), diagnostic);
            }
        }
    }

    static string[] Split(Diagnostic diagnostic, string key) =>
        diagnostic.Properties.TryGetValue(key, out var joined) && joined is { Length: > 0 } ? joined.Split([", "], StringSplitOptions.None) : [];

    static async Task<Solution> Rename(Document document, ParameterSyntax parameter, string name, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return model?.GetDeclaredSymbol(parameter, cancellation) is { } symbol
            ? await Renamer.RenameSymbolAsync(document.Project.Solution, symbol, default, name, cancellation).ConfigureAwait(false)
            : document.Project.Solution;
    }

    /// <summary>Renames the parameters of all experiments of the project that are called so, or are composed with it.</summary>
    static async Task<Solution> Follow(Project project, string old, string name, CancellationToken cancellation)
    {
        // Renaming one parameter leaves the places of the later ones in the same file: from the last to the first.
        var solution = project.Solution;
        foreach (var id in project.DocumentIds)
        {
            var model = await solution.GetDocument(id)!.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
            var root = await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var places = root!.DescendantNodes().OfType<ParameterSyntax>()
                .Where(parameter => parameter.Parent?.Parent is MethodDeclarationSyntax && Renamed(parameter, old, name) is not null
                    && model!.GetDeclaredSymbol(parameter, cancellation) is { ContainingType: { } type } && Kinds.IsExperiment(type))
                .Select(parameter => parameter.SpanStart).OrderByDescending(start => start).ToArray();
            foreach (var place in places)
            {
                var document = solution.GetDocument(id)!;
                var current = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!.FindToken(place).Parent!.FirstAncestorOrSelf<ParameterSyntax>()!;
                solution = await Rename(document, current, Renamed(current, old, name)!, cancellation).ConfigureAwait(false);
            }
        }
        return solution;
    }

    static string? Renamed(ParameterSyntax parameter, string old, string name)
    {
        var current = parameter.Identifier.ValueText;
        if (current == old) return name;
        return current.EndsWith(Names.Pascal(old), StringComparison.Ordinal)
            ? current.Substring(0, current.Length - old.Length) + Names.Pascal(name)
            : null;
    }
}
