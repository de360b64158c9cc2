using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OodDsl.Generators;

namespace OodDsl.CodeFixes;

/// <summary>Makes an experiment and the classes around it <c>partial</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartial)), Shared]
public sealed class MakePartial : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.NotPartial];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var classes = root?.FindNode(context.Span).AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).ToArray() ?? [];
        if (classes.Length == 0) return;
        context.RegisterCodeFix(
            CodeAction.Create("Make it partial", _ => Task.FromResult(context.Document.WithSyntaxRoot(
                root!.ReplaceNodes(classes, (_, type) => Partial(type)))), nameof(MakePartial)),
            context.Diagnostics);
    }

    /// <summary>The word stands last, before <c>class</c>.</summary>
    static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        var word = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(word))
            : type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([word.WithLeadingTrivia(type.Keyword.LeadingTrivia)]);
    }
}
