using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OodDsl.Generators;

/// <summary>
/// Works out what an experiment declares: its bases' declarations, then its own. Declared again, a declaration replaces the inherited one
/// in its place, settings it does not name keep their inherited values, and what is new goes to the end.
/// </summary>
sealed class Inheritance(CancellationToken cancellation)
{
    public List<RawDeclaration> Declarations { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>Where each problem's declaration stands, for those that are no declarations themselves (<c>Without</c>).</summary>
    public Dictionary<string, AttributeData> Removals { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds the classes below <c>Experiment</c>, the outermost base first.</summary>
    public void AddWithBases(INamedTypeSymbol type)
    {
        if (type.BaseType is { } parent && TypeNames.Identity(parent) != Kinds.Experiment && Kinds.IsExperiment(parent)) AddWithBases(parent);
        Add(type);
    }

    void Add(INamedTypeSymbol layer)
    {
        cancellation.ThrowIfCancellationRequested();
        var attributes = layer.GetAttributes();
        foreach (var attribute in attributes)
            if (attribute.AttributeClass is { } type && Kinds.IsWithout(type)) Remove(attribute);

        var added = new List<RawDeclaration>();
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { TypeKind: not TypeKind.Error } type || Kinds.Of(type) is not { } kind) continue;
            var key = TypeNames.Identity(type.OriginalDefinition);
            if (kind == Kind.Stream && added.Find(other => other.Key == key) is { } sameStream) sameStream.Others.Add(attribute);
            else added.Add(new RawDeclaration { Kind = kind, Key = key, Name = type.Name, Attribute = attribute, Layer = layer });
        }
        foreach (var member in layer.GetMembers())
        {
            if (member is not (IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol)) continue;
            foreach (var attribute in member.GetAttributes())
            {
                if (attribute.AttributeClass is not { } type || Kinds.Of(type) is not { } kind) continue;
                added.Add(new RawDeclaration { Kind = kind, Key = member.Name, Name = member.Name, Attribute = attribute, Layer = layer, Member = member });
                break;
            }
        }
        foreach (var declaration in added) Place(declaration, added);
    }

    void Place(RawDeclaration declaration, List<RawDeclaration> sameLayer)
    {
        var name = NamedSettings(declaration);
        var index = Declarations.FindIndex(other => other.Key == declaration.Key);
        if (index < 0 && Kinds.IsSlot(declaration.Kind))
        {
            index = Declarations.FindIndex(other => other.Kind == declaration.Kind);
            if (index >= 0 && sameLayer.Contains(Declarations[index]))
                Problems.Add(new Problem(Rules.TwoInOneSlot, declaration.Key, "", declaration.Kind.ToString(), Declarations[index].Name, declaration.Name));
        }
        else if (index >= 0 && sameLayer.Contains(Declarations[index]))
        {
            Problems.Add(new Problem(Rules.TwoMakers, declaration.Key, "", Names.Camel(declaration.Name)));
        }
        if (index >= 0 && Declarations[index].Key == declaration.Key)
        {
            foreach (var setting in Declarations[index].Named)
                if (!name.Contains(setting.Key)) declaration.Named[setting.Key] = setting.Value;
        }
        if (index >= 0) Declarations[index] = declaration;
        else Declarations.Add(declaration);
    }

    void Remove(AttributeData without)
    {
        string what;
        int removed;
        if (without.AttributeClass!.TypeArguments is [var type])
        {
            what = TypeNames.Write(type);
            removed = Declarations.RemoveAll(declaration => declaration.IsA(type));
        }
        else
        {
            what = without.ConstructorArguments is [{ Value: string member }] ? member : "";
            removed = Declarations.RemoveAll(declaration => declaration.Member is not null && declaration.Key == what);
        }
        var key = "Without " + what;
        Removals[key] = without;
        if (removed == 0) Problems.Add(new Problem(Rules.WithoutRemovesNothing, key, "", what));
    }

    /// <summary>Notes what the attribute's text names, and returns the names.</summary>
    static HashSet<string> NamedSettings(RawDeclaration declaration)
    {
        var attribute = declaration.Attribute;
        var origin = Path.GetFileName(attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath ?? "");
        foreach (var pair in attribute.NamedArguments)
        {
            if (Property(declaration.Component, pair.Key) is { } property && Literals.Of(pair.Value, property.Type) is { } literal)
                declaration.Named[pair.Key] = (literal, origin);
        }
        if (attribute.AttributeConstructor is { } constructor)
        {
            var given = GivenArguments(attribute);
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Ordinal >= attribute.ConstructorArguments.Length) break;
                if (!parameter.IsParams && parameter.HasExplicitDefaultValue && !given(parameter)) continue;
                if (Literals.Of(attribute.ConstructorArguments[parameter.Ordinal], parameter.Type) is { } literal)
                    declaration.Named[parameter.Name] = (literal, origin);
            }
        }
        return [.. declaration.Named.Keys];
    }

    static Func<IParameterSymbol, bool> GivenArguments(AttributeData attribute)
    {
        var arguments = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .Where(argument => argument.NameEquals is null).ToArray() ?? [];
        var named = arguments.Where(argument => argument.NameColon is not null).Select(argument => argument.NameColon!.Name.Identifier.ValueText).ToArray();
        var positional = arguments.Length - named.Length;
        return parameter => parameter.Ordinal < positional || named.Contains(parameter.Name);
    }

    static IPropertySymbol? Property(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
            if (type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property) return property;
        return null;
    }
}
