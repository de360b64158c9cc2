using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OodDsl.Generators;

/// <summary>Reads an experiment and its control arms into models.</summary>
sealed class ExperimentParser(Compilation compilation, CancellationToken cancellation)
{
    readonly DeclarationReader reader = new(compilation, cancellation);
    readonly Closure closure = new(compilation);

    /// <summary>
    /// The experiment and the classes nested in it that derive from it and are no experiments of their own, in the order of the text.
    /// </summary>
    public ExperimentFamily Family(INamedTypeSymbol experiment) =>
        new(Members(experiment).Select(member => Read(member, experiment).Model).Concat(Carried(experiment)).ToEquatable());

    public static IEnumerable<INamedTypeSymbol> Members(INamedTypeSymbol experiment)
    {
        yield return experiment;
        foreach (var nested in experiment.GetTypeMembers())
            if (IsArm(nested)) yield return nested;
    }

    public static bool IsArm(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, ContainingType: { } outer } && Kinds.IsMarked(outer) && !Kinds.IsMarked(type)
            && Derives(type, outer);

    /// <summary>The model together with the symbols it was made of, which only analyzers keep.</summary>
    public ParsedExperiment Read(INamedTypeSymbol type, INamedTypeSymbol experiment)
    {
        cancellation.ThrowIfCancellationRequested();
        var inheritance = new Inheritance(cancellation);
        inheritance.AddWithBases(type);
        SharedMakers.AddTo(inheritance.Declarations);
        var problems = inheritance.Problems;
        foreach (var outer in Around(type).Where(outer => !IsPartial(outer)))
            problems.Add(new Problem(Rules.NotPartial, "", "", outer.Name));
        if (type.IsGenericType) problems.Add(new Problem(Rules.Generic, "", "", type.Name));
        if (!type.IsAbstract && type.ContainingType is not null && SymbolEqualityComparer.Default.Equals(type, experiment)
            && !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
        {
            problems.Add(new Problem(Rules.Unreachable, "", "", type.Name, ""));
        }

        var declarations = new List<Declaration>();
        foreach (var raw in inheritance.Declarations) declarations.Add(reader.Read(raw, type, problems));
        problems.AddRange(Leakage.Find(inheritance.Declarations));
        problems.AddRange(new Dependencies(cancellation).Find(type, inheritance.Declarations));
        problems.AddRange(Requirements.Find(inheritance.Declarations, declarations));
        var parent = type.BaseType is { } candidate && (Kinds.IsMarked(candidate) || IsArm(candidate)) ? candidate : null;
        var model = new ExperimentModel
        {
            Id = Id(type),
            Namespace = type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            Path = Around(type).Select(Header).ToEquatable(),
            Class = ClassPath(type),
            ArmOf = SymbolEqualityComparer.Default.Equals(type, experiment) ? "" : ClassPath(experiment),
            Parent = parent is null ? "" : ClassPath(parent),
            Summary = Summary(type),
            Sources = Sources(type).ToEquatable(),
            Seeds = DeclarationReader.Seeds(inheritance.Declarations).ToEquatable(),
            Declarations = declarations.ToEquatable(),
            BenchmarkValidation = Validation(inheritance.Declarations),
            IsStage = !inheritance.Declarations.Exists(declaration => declaration.Kind == Kind.Score) && Stages.Contain(compilation, type),
            Code = closure.Hash(inheritance.Declarations),
            Problems = problems.ToEquatable(),
        };
        return new ParsedExperiment(model, type, inheritance);
    }

    /// <summary>The arms of the experiments that it derives from, applied to it.</summary>
    IEnumerable<ExperimentModel> Carried(INamedTypeSymbol experiment)
    {
        var names = new HashSet<string>(Members(experiment).Skip(1).Select(arm => arm.Name), StringComparer.Ordinal);
        for (var ancestor = experiment.BaseType; ancestor is not null && Kinds.IsMarked(ancestor); ancestor = ancestor.BaseType)
        {
            foreach (var arm in Members(ancestor).Skip(1))
                if (compilation.IsSymbolAccessibleWithin(arm, experiment) && names.Add(arm.Name)) yield return Read(arm, ancestor, experiment);
        }
    }

    ExperimentModel Read(INamedTypeSymbol arm, INamedTypeSymbol ancestor, INamedTypeSymbol experiment)
    {
        cancellation.ThrowIfCancellationRequested();
        var inheritance = new Inheritance(cancellation);
        inheritance.AddWithBases(experiment);
        foreach (var layer in Below(arm, ancestor)) inheritance.Add(layer);
        SharedMakers.AddTo(inheritance.Declarations);
        var problems = inheritance.Problems;
        var declarations = inheritance.Declarations.ConvertAll(raw =>
        {
            var declaration = reader.Read(raw, arm, problems);
            // Within the arm a simple name means what the arm inherits.
            return raw.Member is null || !Kinds.IsExperiment(raw.Layer) || Derives(arm, raw.Layer) || SymbolEqualityComparer.Default.Equals(arm, raw.Layer)
                ? declaration
                : declaration with { Method = declaration.Method is { } method ? method with { Name = $"{declaration.Layer}.{declaration.Name}" } : null };
        });
        problems.AddRange(Leakage.Find(inheritance.Declarations));
        problems.AddRange(new Dependencies(cancellation).Find(arm, inheritance.Declarations));
        problems.AddRange(Requirements.Find(inheritance.Declarations, declarations));
        var holder = "On" + string.Concat(Around(experiment).SkipWhile(outer => Around(ancestor).Contains(outer, SymbolEqualityComparer.Default))
            .Select(outer => outer.Name));
        var parent = SymbolEqualityComparer.Default.Equals(arm.BaseType, ancestor) ? ClassPath(experiment) : $"{ClassPath(arm.BaseType!)}.{holder}";
        return new ExperimentModel
        {
            Id = $"{Id(experiment)}/{Names.Kebab(arm.Name)}",
            Namespace = arm.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            Path = Around(arm).Select(Header).Append($"internal {(parent.EndsWith("." + holder, StringComparison.Ordinal) ? "new " : "")}static class {holder}").ToEquatable(),
            Class = $"{ClassPath(arm)}.{holder}",
            ArmOf = ClassPath(experiment),
            Parent = parent,
            IsCarried = true,
            Summary = Summary(arm),
            Sources = Sources(experiment).Concat(Sources(arm)).Distinct(StringComparer.Ordinal).ToEquatable(),
            Seeds = DeclarationReader.Seeds(inheritance.Declarations).ToEquatable(),
            Declarations = declarations.ToEquatable(),
            BenchmarkValidation = Validation(inheritance.Declarations),
            Code = closure.Hash(inheritance.Declarations),
            Problems = problems.ToEquatable(),
        };
    }

    static EquatableArray<string> Validation(IEnumerable<RawDeclaration> declarations) => Leakage.Benchmark(declarations) is { } benchmark
        ? Leakage.ValidationOf(benchmark).Select(attribute => TypeNames.Write(attribute.AttributeClass!.TypeArguments[0])).ToEquatable()
        : default;

    /// <summary>A class and its bases below an ancestor, the outermost first.</summary>
    static IEnumerable<INamedTypeSymbol> Below(INamedTypeSymbol type, INamedTypeSymbol ancestor) =>
        SymbolEqualityComparer.Default.Equals(type, ancestor) ? [] : Below(type.BaseType!, ancestor).Append(type);

    static string Id(INamedTypeSymbol type) => string.Join("/", Around(type).Select(outer => Names.Kebab(outer.Name)));

    static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? Around(outer).Append(type) : [type];

    static string ClassPath(INamedTypeSymbol type) => string.Join(".", Around(type).Select(outer => outer.Name));

    static string Header(INamedTypeSymbol type) =>
        (type.IsStatic ? "static " : "") + "partial " + (type.IsRecord ? "record " : type.TypeKind == TypeKind.Struct ? "struct " : "class ")
            + type.Name;

    static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .All(reference => reference.GetSyntax() is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    static bool Derives(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (var candidate = type.BaseType; candidate is not null; candidate = candidate.BaseType)
            if (SymbolEqualityComparer.Default.Equals(candidate, ancestor)) return true;
        return false;
    }

    static string Summary(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => DocComment.FirstSentence(reference.GetSyntax()))
        .FirstOrDefault(summary => summary.Length > 0) ?? "";

    static IEnumerable<string> Sources(INamedTypeSymbol type)
    {
        var files = new List<string>();
        for (var layer = type; layer is not null && TypeNames.Identity(layer) != Kinds.Experiment; layer = layer.BaseType)
            files.AddRange(layer.DeclaringSyntaxReferences.Select(reference => Path.GetFileName(reference.SyntaxTree.FilePath)));
        return files.Distinct(StringComparer.Ordinal);
    }
}

/// <summary>An experiment's model with its symbols, for analyzers to find places in the text.</summary>
sealed record ParsedExperiment(ExperimentModel Model, INamedTypeSymbol Type, Inheritance Inheritance);
