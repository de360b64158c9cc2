using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OodDsl.Generators;

namespace OodDsl.CodeFixes;

/// <summary>Adds the stream whose values are asked for, of photographs: the one set that no benchmark here is tested on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddStream)), Shared]
public sealed class AddStream : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.MissingStream];

    /// <summary>One at a time: several parameters may want the same stream.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DiagnosticArguments.Key(1), out var stream) || stream is null) continue;
            var written = $"{stream}<Photos>";
            context.RegisterCodeFix(
                CodeAction.Create($"Add [{written}]", _ => Task.FromResult(context.Document.WithSyntaxRoot(
                    root.ReplaceNode(type, With(type, written)))), nameof(AddStream) + stream),
                diagnostic);
        }
    }

    /// <summary>Beside <c>[Experiment]</c> if it is there.</summary>
    static TypeDeclarationSyntax With(TypeDeclarationSyntax type, string written)
    {
        var attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName(written));
        var list = type.AttributeLists.FirstOrDefault(known => known.Attributes.Any(other => other.Name.ToString() == "Experiment"))
            ?? type.AttributeLists.FirstOrDefault();
        if (list is null)
        {
            var leading = type.GetLeadingTrivia();
            return type.WithoutLeadingTrivia().WithAttributeLists([SyntaxFactory.AttributeList([attribute])
                .WithLeadingTrivia(leading).WithTrailingTrivia(SyntaxFactory.Space)]);
        }
        var last = list.Attributes[list.Attributes.Count - 1];
        var others = list.Attributes.Replace(last, last.WithoutTrailingTrivia());
        return type.ReplaceNode(list, list.WithAttributes(others.Add(attribute.WithLeadingTrivia(SyntaxFactory.Space))));
    }
}
