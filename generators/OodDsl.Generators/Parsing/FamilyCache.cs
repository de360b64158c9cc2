using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OodDsl.Generators;

/// <summary>
/// Models of experiments by the text they were read from. Every keystroke makes a new compilation, in which a compiler binds everything anew;
/// an experiment is read again only if a file that it can reach has changed, or if a name may mean something else than before.
/// </summary>
static class FamilyCache
{
    // An entry lives as long as the file that declares the experiment.
    static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<int, Entry>> Files = new();

    /// <summary>The experiment that a class declares; null if it is none.</summary>
    public static ExperimentFamily? Of(TypeDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellation)
    {
        var compilation = model.Compilation;
        var names = NameTable.Of(compilation);
        var entries = Files.GetValue(declaration.SyntaxTree, static _ => new ConcurrentDictionary<int, Entry>());
        if (entries.TryGetValue(declaration.SpanStart, out var known) && known.IsValid(names)) return known.Family;

        var family = model.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol { IsAbstract: false } type
            && Kinds.IsMarked(type) && Kinds.IsExperiment(type) && FirstPart(type) == declaration
            ? new ExperimentParser(compilation, cancellation).Family(type)
            : null;
        var trees = ReachableFiles.Of(ProjectIndex.Of(compilation), declaration.Identifier.ValueText);
        trees.Add(declaration.SyntaxTree);
        entries[declaration.SpanStart] = new Entry(family, names.Meaning, [.. trees]);
        return family;
    }

    /// <summary>An experiment as the generator has read it, if nothing that it depends on has changed since; else null.</summary>
    public static ExperimentFamily? Read(INamedTypeSymbol experiment, Compilation compilation) =>
        FirstPart(experiment) is { } declaration && Files.TryGetValue(declaration.SyntaxTree, out var entries)
            && entries.TryGetValue(declaration.SpanStart, out var known) && known.IsValid(NameTable.Of(compilation)) ? known.Family : null;

    /// <summary>An experiment in two parts, both marked, is still one.</summary>
    static TypeDeclarationSyntax? FirstPart(INamedTypeSymbol type) => type.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass is { } known && TypeNames.Identity(known) == Kinds.ExperimentAttribute)
        ?.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();

    sealed class Entry(ExperimentFamily? family, Meaning meaning, SyntaxTree[] trees)
    {
        public ExperimentFamily? Family { get; } = family;

        public bool IsValid(NameTable current) => meaning.Equals(current.Meaning) && Array.TrueForAll(trees, current.Has);
    }
}
