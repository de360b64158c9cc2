namespace OodDsl.Generators;

/// <summary>Where a fit's parameters are filled.</summary>
sealed class FitScope(Plan plan, FitEntry entry) : Scope(plan)
{
    public const string TrainingSet = "train", OodValidationSet = "oodValidation";

    static readonly string[] Sets = [TrainingSet, "validation", OodValidationSet];

    public override IEnumerable<string> Existing =>
        Sets.Where(Exists).SelectMany(set => new BatchScope(Plan, ScopeOf(set)).Existing.Select(value => set + Names.Pascal(value)))
            .Concat(Numbers.Known).Concat(["classifierWeight", "classifierBias"])
            .Concat(Plan.Teachers.Select(teacher => teacher.Width))
            .Concat(Plan.Experiment.Declarations.Where(IsReadable).SelectMany(Producers.Made).Select(made => made.Name));

    /// <summary>The set and value that a name over a whole set speaks of; null if it is none.</summary>
    public static (string Set, string Value)? Whole(string name)
    {
        foreach (var set in Sets)
            if (name.Length > set.Length && name.StartsWith(set, StringComparison.Ordinal) && char.IsUpper(name[set.Length]))
                return (set, Names.Camel(name.Substring(set.Length)));
        return null;
    }

    /// <summary>What is collected over a set: labels are of the ID classes.</summary>
    public static ScopeKind ScopeOf(string set) => set == OodValidationSet ? ScopeKind.Scoring : ScopeKind.Collecting;

    protected override Resolved? Make(string name)
    {
        if (Plan.Producers.Of(name) is { } maker && IsReadable(maker.Declaration)) return Produce(maker.Declaration, name, maker.Type);
        if (Whole(name) is var (set, value) && Exists(set) && Plan.Fits.Collects(set, value, IsAugmented(set), out _, out var scope))
        {
            entry.Whole.Add((set, value));
            entry.Needs.UnionWith(scope.FitsAsked);
            return new Resolved(IsAugmented(set) ? Augmented(name) : Names.Identifier(name), TypeModel.Tensor);
        }
        if (Plan.Teachers.FirstOrDefault(teacher => teacher.Width == name) is { } taught)
        {
            Plan.Used.Add(taught.Declaration.Key);
            return new Resolved($"{taught.Field}.FeatureWidth", TypeModel.Whole);
        }
        return name is "classifierWeight" or "classifierBias" ? Plan.Network.Classifier(name, Asking) : Numbers.Find(Plan, name, "Context");
    }

    protected override string? Random(Declaration declaration, ParameterModel parameter, string method) =>
        method.Length == 0 ? null : $"Context.{method}(\"{Place(declaration, parameter)}\")";

    protected override string? Rows(string name)
    {
        if (Whole(name) is not var (set, value) || value != "images" || IsAugmented(set) || !Exists(set)) return null;
        entry.Rows.Add(name);
        return set switch
        {
            TrainingSet => "Context.TrainingImages",
            OodValidationSet => "Context.OodValidationImages",
            _ => "Context.ValidationImages",
        };
    }

    bool Exists(string set) => set != OodValidationSet || Plan.OodValidation.Any();

    protected override Resolved? Function(Declaration declaration, ParameterModel parameter)
    {
        if (Plan.Functions.Of(declaration, parameter, entry.Stage, out var missing) is not { } function)
        {
            Missing(declaration, parameter with { Name = missing });
            return null;
        }
        entry.Needs.UnionWith(function.Fits);
        return new Resolved(function.Name, parameter.Type, Modules: [.. function.Modules]);
    }

    /// <summary>A value over augmented images, beside that over the images as they are.</summary>
    public static string Augmented(string name) => "augmented" + Names.Pascal(name);

    bool IsAugmented(string set) => entry.IsAugmented && set == TrainingSet;

    static bool IsReadable(Declaration declaration) => declaration.Kind is Kind.Setting or Kind.Fit or Kind.Buffer;

    Resolved Produce(Declaration declaration, string name, TypeModel type)
    {
        switch (declaration.Kind)
        {
            case Kind.Setting:
                Plan.Used.Add(declaration.Key);
                return new Resolved($"declared.{declaration.Name}", type);
            case Kind.Fit:
                entry.Needs.Add(declaration.Key);
                return Plan.Fits.Value(declaration, name, entry.Stage);
            default:
                return Plan.Network.Buffer(declaration);
        }
    }
}
