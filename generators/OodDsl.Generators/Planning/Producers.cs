namespace OodDsl.Generators;

/// <summary>Which declaration makes which value.</summary>
sealed class Producers
{
    readonly Dictionary<string, (Declaration Declaration, TypeModel Type)> byValue = new(StringComparer.Ordinal);

    public Producers(ExperimentModel experiment, List<Problem> problems)
    {
        foreach (var declaration in experiment.Declarations)
        {
            foreach (var (name, type) in Made(declaration))
            {
                if (byValue.TryGetValue(name, out var other)) problems.Add(Twice(name, declaration, other.Declaration));
                else byValue[name] = (declaration, type);
            }
        }
    }

    /// <summary>Of what a class makes for all, the class is named, and where else it is made is the place.</summary>
    static Problem Twice(string name, Declaration declaration, Declaration other)
    {
        if (declaration.IsShared && !other.IsShared) (declaration, other) = (other, declaration);
        return new Problem(Rules.TwoMakers, declaration.Key, "", name, other.IsShared ? other.Key.Replace('+', '.') : other.Name);
    }

    public IEnumerable<string> Names => byValue.Keys;

    public (Declaration Declaration, TypeModel Type)? Of(string value) => byValue.TryGetValue(value, out var maker) ? maker : null;

    /// <summary>The values a declaration makes outside of the augmentation chain, with their types.</summary>
    public static IEnumerable<(string Name, TypeModel Type)> Made(Declaration declaration)
    {
        switch (declaration.Kind)
        {
            case Kind.Setting:
                return [(declaration.ValueName, declaration.ValueType!)];
            case Kind.Buffer or Kind.Fit or Kind.Value or Kind.Loss or Kind.Score or Kind.ScoreMap when declaration.Method is { } method:
                return Results(declaration.ValueName, method.Returns);
            case Kind.Head:
                return [(declaration.ValueName, TypeModel.Tensor)];
            default:
                return [];
        }
    }

    /// <summary>A tuple gives one value per element.</summary>
    public static IEnumerable<(string Name, TypeModel Type)> Results(string name, TypeModel type) =>
        type.Category == TypeCategory.Tuple ? type.Elements.Select(element => (element.Name, element.Type)) : [(name, type)];
}
