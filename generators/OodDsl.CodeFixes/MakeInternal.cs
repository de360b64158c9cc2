using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OodDsl.Generators;

namespace OodDsl.CodeFixes;

/// <summary>Makes <c>internal</c> what generated code can't reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeInternal)), Shared]
public sealed class MakeInternal : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.Unreachable, Rules.FileLocal];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member) return;
        context.RegisterCodeFix(
            CodeAction.Create("Make it internal", _ => Task.FromResult(context.Document.WithSyntaxRoot(
                root.ReplaceNode(member, Internal(member)))), nameof(MakeInternal)),
            context.Diagnostics);
    }

    static MemberDeclarationSyntax Internal(MemberDeclarationSyntax member)
    {
        var word = SyntaxFactory.Token(SyntaxKind.InternalKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        foreach (var modifier in member.Modifiers)
            if (modifier.Kind() is SyntaxKind.PrivateKeyword or SyntaxKind.FileKeyword or SyntaxKind.ProtectedKeyword)
                return member.WithModifiers(member.Modifiers.Replace(modifier, word.WithTriviaFrom(modifier)));
        // Before the first word that is no attribute, whose leading trivia it takes.
        var first = member.Modifiers.Count > 0 ? member.Modifiers[0]
            : member is TypeDeclarationSyntax type ? type.Keyword : member.AttributeLists.LastOrDefault()?.GetLastToken().GetNextToken() ?? member.GetFirstToken();
        var leading = first.LeadingTrivia;
        var moved = member.ReplaceToken(first, first.WithLeadingTrivia());
        return moved.WithModifiers(moved.Modifiers.Insert(0, word.WithLeadingTrivia(leading)));
    }
}
