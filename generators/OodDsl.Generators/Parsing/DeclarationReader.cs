using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace OodDsl.Generators;

/// <summary>Turns declarations with symbols into models.</summary>
sealed class DeclarationReader(Compilation compilation, CancellationToken cancellation)
{
    // The symbol of a library's class stays the same from edit to edit.
    static readonly ConditionalWeakTable<INamedTypeSymbol, HashSet<string>> Runs = new();

    readonly ComponentReader components = new(compilation, cancellation);
    readonly HashSet<string> runMembers = compilation.GetTypeByMetadataName("OodDsl.Hosting.ExperimentRun") is { } run
        ? Runs.GetValue(run, RunMembers) : [.. Generated];

    /// <summary>The declaration as the experiment has it.</summary>
    public Declaration Read(RawDeclaration raw, INamedTypeSymbol experiment, List<Problem> problems)
    {
        var read = raw.Read ??= Read(raw);
        problems.AddRange(read.Problems);
        var isOwn = SymbolEqualityComparer.Default.Equals(raw.Layer, experiment);
        if (!isOwn && raw.Member is IMethodSymbol method && !compilation.IsSymbolAccessibleWithin(method, experiment))
            problems.Add(new Problem(Rules.Unreachable, raw.Key, "", method.Name, $", which is private to '{method.ContainingType.Name}'"));
        var model = isOwn ? read.Model with { IsOwn = true } : read.Model;
        return raw.Member is null ? model : Within(model, experiment);
    }

    /// <summary>Classes of the experiment's own namespace are written without it.</summary>
    static Declaration Within(Declaration declaration, INamedTypeSymbol experiment)
    {
        var prefix = $"global::{experiment.ContainingNamespace.ToDisplayString()}.";
        if (!declaration.Layer.StartsWith(prefix, StringComparison.Ordinal)) return declaration;
        var layer = declaration.Layer.Substring(prefix.Length);
        return declaration with
        {
            Layer = layer,
            Method = declaration.Method is { } method ? method with { Name = method.Name.Replace(prefix, "") }
            : null
        };
    }

    ReadDeclaration Read(RawDeclaration raw)
    {
        var problems = new List<Problem>();
        var declaration = new Declaration
        {
            Kind = raw.Kind,
            Key = raw.Key,
            Name = raw.Name,
            Type = TypeNames.Write(raw.Component),
            Identity = TypeNames.Identity(raw.Component),
            IsMember = raw.Member is not null,
            IsShared = raw.IsShared,
            Layer = TypeNames.Write(raw.Layer),
            Settings = IsWithoutSettings(raw.Kind) ? default : components.Settings(raw, raw.Name).ToEquatable(),
            Owner = raw.Owner,
            SmallestBatch = Requirements.SmallestBatch(raw),
            Structure = StructureOf(raw),
            DataSets = raw.Kind is Kind.Stream or Kind.Benchmark or Kind.Teacher or Kind.Start ? DataSets(raw).ToEquatable() : default,
        };
        declaration = raw.Member switch
        {
            null => WithMethods(declaration, raw, problems),
            IPropertySymbol property => WithValue(declaration, property, problems),
            IMethodSymbol method => WithMethod(declaration, method, problems),
            _ => declaration,
        };
        return new ReadDeclaration(declaration, problems);
    }

    public static IEnumerable<int> Seeds(IEnumerable<RawDeclaration> declarations) =>
        declarations.FirstOrDefault(declaration =>
            declaration.Kind == Kind.Seeds)?.Attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array } values]
            ? values.Values.Select(value => (int)value.Value!)
            : [0];

    static IEnumerable<string> DataSets(RawDeclaration raw) =>
        raw.Others.Prepend(raw.Attribute).SelectMany(attribute => Kinds.Arguments(attribute.AttributeClass!)).Select(TypeNames.Write);

    static bool IsWithoutSettings(Kind kind) =>
        kind is Kind.Setting or Kind.Seeds or Kind.Benchmark or Kind.Views or Kind.Teacher or Kind.Start or Kind.Threshold;

    static Structure StructureOf(RawDeclaration raw)
    {
        return new Structure(Number("Pass"), Flag("SeparateForward"), Flag("Augmented"), Number("Every"),
            raw.Kind == Kind.Views ? Number("count") : 0, raw.Kind == Kind.Threshold || Kinds.IsOodScore(raw.Component) ? Score() : "");

        int Number(string name) => raw.Named.TryGetValue(name, out var named) && int.TryParse(named.Literal, out var number) ? number : 0;

        bool Flag(string name) => raw.Named.TryGetValue(name, out var named) && named.Literal == "true";

        string Score() => raw.Component.TypeArguments is [var score] ? score.Name
            : raw.Attribute.ConstructorArguments is [{ Value: string name }] ? name : "";
    }

    static Declaration WithMethods(Declaration declaration, RawDeclaration raw, List<Problem> problems)
    {
        if (raw.Kind is Kind.Stream or Kind.Train or Kind.Optimizer or Kind.Schedule || IsWithoutSettings(raw.Kind)) return declaration;
        var methods = ComponentReader.Methods(raw.Component);
        var fit = raw.Kind == Kind.Score ? Array.Find(methods, method => method.Name == "Fit") : null;
        var own = methods.Where(method => !SymbolEqualityComparer.Default.Equals(method, fit)).ToArray();
        if (own is not [var single])
        {
            problems.Add(new Problem(Rules.OneMethod, raw.Key, "", raw.Name, own.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return declaration;
        }
        return declaration with
        {
            Method = TypeReader.Read(single, $"declared.{raw.Name}.{single.Name}"),
            Fit = fit is null ? null : TypeReader.Read(fit, $"declared.{raw.Name}.{fit.Name}"),
        };
    }

    Declaration WithValue(Declaration declaration, IPropertySymbol property, List<Problem> problems)
    {
        var literal = Constants.Initial(property, compilation, cancellation);
        if (literal is null || !property.IsStatic) problems.Add(new Problem(Rules.SettingNotConstant, declaration.Key, "", property.Name));
        var origin = Path.GetFileName(property.DeclaringSyntaxReferences[0].SyntaxTree.FilePath);
        return declaration with
        {
            ValueType = TypeReader.Read(property.Type),
            Settings = literal is null ? default
                : new EquatableArray<SettingModel>([new SettingModel(property.Name, property.Name, TypeNames.Write(property.Type), literal, origin)]),
        };
    }

    Declaration WithMethod(Declaration declaration, IMethodSymbol method, List<Problem> problems)
    {
        if (!method.IsStatic) problems.Add(new Problem(Rules.NotStatic, declaration.Key, "", method.Name));
        var isElsewhere = !Kinds.IsExperiment(method.ContainingType);
        var name = isElsewhere || runMembers.Contains(method.Name) ? $"{TypeNames.Write(method.ContainingType)}.{method.Name}" : method.Name;
        return declaration with { Method = TypeReader.Read(method, name) };
    }

    /// <summary>What a generated class calls its own.</summary>
    static readonly string[] Generated = ["Run", "Network", "Declared", "Descriptor", "Augment"];

    /// <summary>Names that mean something else inside a generated run: a member called so is qualified.</summary>
    static HashSet<string> RunMembers(INamedTypeSymbol run)
    {
        var names = new HashSet<string>(Generated, StringComparer.Ordinal);
        for (var type = run; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers()) names.Add(member.Name);
        return names;
    }
}
