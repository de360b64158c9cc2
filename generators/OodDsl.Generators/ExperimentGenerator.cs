using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OodDsl.Generators;

/// <summary>
/// Writes the program of every experiment: its training loop, fits and scores, its network, its settings and its plan.
/// The pipeline leaves symbols behind in its first step. Mistakes are reported by analyzers.
/// </summary>
[Generator]
public sealed class ExperimentGenerator : IIncrementalGenerator
{
    /// <summary>Step names, for the tests of incrementality.</summary>
    public const string FamilyStep = "Family", FilesStep = "Files", FileStep = "File", CatalogStep = "Catalog";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // By the attribute's text: looking it up by metadata name binds the attributes of every class at every keystroke.
        var families = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => IsMarked(node), static (found, cancellation) =>
                FamilyCache.Of((TypeDeclarationSyntax)found.Node, found.SemanticModel, cancellation))
            .Where(static family => family is not null)
            .WithTrackingName(FamilyStep);

        // An experiment and its arms are planned together and written one by one: an edit of one leaves the others' files.
        var emitted = families.Select(static (family, _) => EmittedFamily.Of(family!)).WithTrackingName(FilesStep);
        var files = emitted.SelectMany(static (family, _) => family.Files).WithTrackingName(FileStep);
        var clashes = files.Select(static (file, _) => file.HintName).Collect().Select(static (names, _) => Twice(names).ToEquatable());
        context.RegisterSourceOutput(files.Combine(clashes), static (output, known) =>
        {
            var (file, clashing) = known;
            // Two experiments of one name are a mistake that an analyzer reports; it must not stop the generator.
            output.AddSource(clashing.Contains(file.HintName) ? $"{file.Class}.{file.HintName}" : file.HintName, Text(file.Text));
        });

        var catalog = emitted.Select(static (family, _) => family.Catalogued)
            .Where(static name => name.Length > 0)
            .Collect()
            .Select(static (names, _) => names.ToEquatable())
            .Combine(CatalogNamespace.Of(context))
            .WithTrackingName(CatalogStep);
        context.RegisterSourceOutput(catalog, static (output, known) =>
        {
            if (known.Right is { } space) output.AddSource(CatalogEmitter.HintName, Text(CatalogEmitter.Emit(known.Left, space)));
        });
    }

    /// <summary>Without a byte order mark, as all files of the repository.</summary>
    static SourceText Text(string text) => SourceText.From(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key)
            .OrderBy(name => name, StringComparer.Ordinal);

    static bool IsMarked(SyntaxNode node) => node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } type
        && type.AttributeLists.Any(list => list.Attributes.Any(attribute => Last(attribute.Name) is "Experiment" or Kinds.ExperimentAttributeName));

    static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}

/// <summary>The files of an experiment and its arms, and its entry in the catalog: its full class name, or nothing while it has mistakes.</summary>
sealed record EmittedFamily(EquatableArray<EmittedFile> Files, string Catalogued)
{
    public static EmittedFamily Of(ExperimentFamily family)
    {
        var plans = Planner.Build(family);
        FamilyProblems.Note(family, plans);
        return new EmittedFamily(
            ExperimentEmitter.Emit(plans).ToEquatable(), !plans[0].Problems.Exists(problem => problem.Stops) ? ExperimentEmitter.FullName(plans[0].Experiment) : "");
    }
}

/// <summary>Where the catalog stands: in the project's root namespace, if the project is a program that refers to the hosting library.</summary>
static class CatalogNamespace
{
    public static IncrementalValueProvider<string?> Of(IncrementalGeneratorInitializationContext context) => context.CompilationProvider
        .Select(static (compilation, _) => IsProgram(compilation) ? compilation.AssemblyName ?? "" : null)
        .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var space) ? space : null))
        .Select(static (known, _) => known.Left is null ? null : known.Right is { Length: > 0 } space ? space : known.Left);

    static bool IsProgram(Compilation compilation) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
        // By the reference: looking a type up merges the declarations of all files at every keystroke.
        && compilation.ReferencedAssemblyNames.Any(name => name.Name == "OodDsl.Hosting");
}
