namespace OodDsl.Generators;

/// <summary>A fit that something asks for.</summary>
sealed class FitEntry(Declaration declaration, MethodModel method)
{
    public Declaration Declaration { get; } = declaration;

    public MethodModel Method { get; } = method;

    /// <summary>Asked for by training.</summary>
    public bool Before { get; set; }

    /// <summary>Fits that depend on others come in later rounds.</summary>
    public int Round { get; set; }

    public string Code { get; set; } = "";

    /// <summary>Values over a whole set that it reads: <c>train</c> or <c>validation</c>, and the value.</summary>
    public List<(string Set, string Value)> Whole { get; } = [];

    /// <summary>Keys of the fits it reads.</summary>
    public HashSet<string> Needs { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields that keep the result: name and type.</summary>
    public List<(string Name, TypeModel Type)> Fields { get; } = [];

    /// <summary>Its result read from the run's fields.</summary>
    public static Resolved Read(string field, TypeModel type, string element)
    {
        var name = Names.Identifier(field);
        if (element.Length > 0) return new Resolved($"{name}.{element}", type);
        return new Resolved(type.Category is TypeCategory.Number or TypeCategory.Truth or TypeCategory.Tuple ? name : name + "!", type);
    }
}

/// <summary>The fits in the order they run.</summary>
sealed class FitPlan(Plan plan)
{
    readonly Dictionary<string, FitEntry> entries = new(StringComparer.Ordinal);

    /// <summary>In rounds, and in the order of the text within a round.</summary>
    public IReadOnlyList<FitEntry> Entries { get; private set; } = [];

    /// <summary>A declared fit's value.</summary>
    public Resolved Value(Declaration declaration, string name, bool before)
    {
        var entry = Require(declaration, declaration.Method!, before);
        if (entry.Fields.Count == 0) entry.Fields.AddRange(Producers.Results(declaration.ValueName, declaration.Method!.Returns));
        return FitEntry.Read(name, entry.Fields.Find(field => field.Name == name).Type, "");
    }

    /// <summary>What a score fits for itself.</summary>
    public Resolved Own(Declaration score, MethodModel fit, string parameter, bool before)
    {
        var entry = Require(score, fit, before);
        var isTuple = fit.Returns.Category == TypeCategory.Tuple;
        if (entry.Fields.Count == 0) entry.Fields.Add((score.ValueName + (isTuple ? "Fit" : Names.Pascal(parameter)), fit.Returns));
        var type = isTuple ? fit.Returns.Elements.First(element => element.Name == parameter).Type : fit.Returns;
        return FitEntry.Read(entry.Fields[0].Name, type, isTuple ? parameter : "");
    }

    public bool Contains(string key) => entries.ContainsKey(key);

    /// <summary>Orders what has been asked for.</summary>
    public void Complete()
    {
        var text = plan.Experiment.Declarations.Select(declaration => declaration.Key).ToList();
        foreach (var entry in entries.Values.Where(entry => entry.Before)) MarkBefore(entry);
        foreach (var entry in entries.Values) entry.Round = Depth(entry);
        Entries = [.. entries.Values.OrderBy(entry => entry.Round).ThenBy(entry => text.IndexOf(entry.Declaration.Key))];
        foreach (var entry in Entries.Where(entry => entry.Before))
        {
            foreach (var (set, value) in entry.Whole)
                if (Collects(value, out var nodes, out _) && nodes.Any(node => node.Modules.Count > 0))
                    plan.Report(Rules.FitOnUntrained, entry.Declaration, set + Names.Pascal(value), entry.Declaration.Name, value);
        }
    }

    FitEntry Require(Declaration declaration, MethodModel method, bool before)
    {
        if (entries.TryGetValue(declaration.Key, out var entry))
        {
            entry.Before |= before;
            return entry;
        }
        entries[declaration.Key] = entry = new FitEntry(declaration, method) { Before = before };
        entry.Code = new FitScope(plan, entry).Call(declaration, method, null, []);
        return entry;
    }

    /// <summary>Works out what a value over a whole set needs.</summary>
    public bool Collects(string value, out IReadOnlyList<Node> nodes, out IEnumerable<string> fits)
    {
        var scope = new BatchScope(plan, ScopeKind.Collecting);
        var found = scope.Find(value);
        (nodes, fits) = (scope.Nodes, scope.FitsAsked);
        return found is { Type.Category: TypeCategory.Tensor };
    }

    void MarkBefore(FitEntry entry)
    {
        entry.Before = true;
        foreach (var need in entry.Needs)
            if (entries.TryGetValue(need, out var other) && !other.Before) MarkBefore(other);
    }

    int Depth(FitEntry entry, int limit = 64) =>
        limit == 0 || entry.Needs.Count == 0 ? 0
            : 1 + entry.Needs.Max(need => entries.TryGetValue(need, out var other) ? Depth(other, limit - 1) : 0);
}

/// <summary>Where a fit's parameters are filled.</summary>
sealed class FitScope(Plan plan, FitEntry entry) : Scope(plan)
{
    static readonly string[] Sets = ["train", "validation"];

    public override IEnumerable<string> Existing =>
        Sets.SelectMany(set => new BatchScope(Plan, ScopeKind.Collecting).Existing.Select(value => set + Names.Pascal(value)))
            .Concat(Numbers.Known).Concat(["classifierWeight", "classifierBias"])
            .Concat(Plan.Experiment.Declarations.Where(IsReadable).SelectMany(Producers.Made).Select(made => made.Name));

    protected override Resolved? Make(string name)
    {
        if (Plan.Producers.Of(name) is { } maker && IsReadable(maker.Declaration)) return Produce(maker.Declaration, name, maker.Type);
        foreach (var set in Sets)
        {
            if (!name.StartsWith(set, StringComparison.Ordinal) || name.Length == set.Length || !char.IsUpper(name[set.Length])) continue;
            var value = Names.Camel(name.Substring(set.Length));
            if (!Plan.Fits.Collects(value, out _, out var fits)) continue;
            entry.Whole.Add((set, value));
            entry.Needs.UnionWith(fits);
            return new Resolved(Names.Identifier(name), TypeModel.Tensor);
        }
        return name is "classifierWeight" or "classifierBias" ? Plan.Network.Classifier(name, Asking) : Numbers.Find(Plan, name, "Context");
    }

    protected override string? Random(Declaration declaration, ParameterModel parameter, string method) =>
        method.Length == 0 ? null : $"Context.{method}(\"{Place(declaration, parameter)}\")";

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
                return Plan.Fits.Value(declaration, name, entry.Before);
            default:
                return Plan.Network.Buffer(declaration);
        }
    }
}
