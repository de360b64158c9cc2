using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OodDsl.Generators;

namespace OodDsl.CodeFixes;

/// <summary>Writes <c>sum([0])</c> where <c>sum(0)</c> asks for a dtype.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AxisInBrackets)), Shared]
public sealed class AxisInBrackets : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.AxisTakenForType];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal) return;
        var axes = SyntaxFactory.CollectionExpression([SyntaxFactory.ExpressionElement(literal.WithoutTrivia())]).WithTriviaFrom(literal);
        context.RegisterCodeFix(
            CodeAction.Create("Write [0]", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(literal, axes))), nameof(AxisInBrackets)),
            context.Diagnostics);
    }
}
