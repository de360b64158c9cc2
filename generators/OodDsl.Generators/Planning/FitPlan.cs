namespace OodDsl.Generators;

/// <summary>The fits in the order they run.</summary>
sealed class FitPlan(Plan plan)
{
    readonly Dictionary<string, FitEntry> entries = new(StringComparer.Ordinal);

    /// <summary>In rounds, and in the order of the text within a round.</summary>
    public IReadOnlyList<FitEntry> Entries { get; private set; } = [];

    /// <summary>A declared fit's value.</summary>
    public Resolved Value(Declaration declaration, string name, FitStage stage)
    {
        var entry = Require(declaration, declaration.Method!, stage);
        if (entry.Fields.Count == 0) entry.Fields.AddRange(Producers.Results(declaration.ValueName, declaration.Method!.Returns));
        return FitEntry.Read(name, entry.Fields.Find(field => field.Name == name).Type, "");
    }

    /// <summary>What a score fits for itself.</summary>
    public Resolved Own(Declaration score, MethodModel fit, string parameter, FitStage stage)
    {
        var entry = Require(score, fit, stage);
        var isTuple = fit.Returns.Category == TypeCategory.Tuple;
        if (entry.Fields.Count == 0) entry.Fields.Add((score.ValueName + (isTuple ? "Fit" : Names.Pascal(parameter)), fit.Returns));
        var type = isTuple ? fit.Returns.Elements.First(element => element.Name == parameter).Type : fit.Returns;
        return FitEntry.Read(entry.Fields[0].Name, type, isTuple ? parameter : "");
    }

    /// <summary>Something else that reads whole sets: a threshold, a metric.</summary>
    public FitEntry Aside(Declaration declaration)
    {
        var entry = new FitEntry(declaration, declaration.Method!);
        entry.Code = new FitScope(plan, entry).Call(declaration, entry.Method, node: entry.Arguments);
        return entry;
    }

    /// <summary>These fits are read at that stage.</summary>
    public void Mark(IEnumerable<string> fits, FitStage stage)
    {
        foreach (var key in fits)
        {
            if (!entries.TryGetValue(key, out var entry) || entry.Stage <= stage) continue;
            entry.Stage = stage;
            Mark(entry.Needs, stage);
        }
    }

    /// <summary>Orders what has been asked for.</summary>
    public void Complete()
    {
        var text = plan.Experiment.Declarations.Select(declaration => declaration.Key).ToList();
        foreach (var entry in entries.Values.ToArray()) Mark(entry.Needs, entry.Stage);
        var depths = new Dictionary<FitEntry, int>();
        foreach (var entry in entries.Values)
        {
            if (entry.Stage == FitStage.Before && entry.Declaration.Structure.Every > 0) entry.Stage = FitStage.Every;
            entry.Round = Depth(entry, depths);
        }
        Entries = [.. entries.Values.OrderBy(entry => entry.Round).ThenBy(entry => text.IndexOf(entry.Declaration.Key))];
        foreach (var entry in Entries.Where(entry => ReadsTooEarly(entry.Stage)))
        {
            foreach (var (set, value) in entry.Whole)
                if (Collects(set, value, entry.IsAugmented, out var nodes, out _) && nodes.Any(node => node.Modules.Count > 0))
                    plan.Report(Rules.FitOnUntrained, entry.Declaration, set + Names.Pascal(value), entry.Declaration.Name, value);
            if (entry.Arguments.Modules.Count > 0)
                plan.Report(Rules.FitOnUntrained, entry.Declaration, "", entry.Declaration.Name, string.Join(", ", entry.Arguments.Modules));
        }
    }

    /// <summary>Works out what a value over a whole set needs.</summary>
    public bool Collects(string set, string value, bool isAugmented, out IReadOnlyList<Node> nodes, out BatchScope scope)
    {
        scope = new BatchScope(plan, isAugmented ? ScopeKind.Augmented : FitScope.ScopeOf(set));
        var found = scope.Find(value);
        nodes = scope.Nodes;
        plan.DrawsInEvaluation |= scope.Draws && !isAugmented;
        return found is { Type.Category: TypeCategory.Tensor };
    }

    /// <summary>The same for what a fit reads: of the training set, an augmented one reads batches as training makes them.</summary>
    public bool Collects(FitEntry fit, (string Set, string Value) whole, out IReadOnlyList<Node> nodes, out BatchScope scope) =>
        Collects(whole.Set, whole.Value, fit.IsAugmented && whole.Set == FitScope.TrainingSet, out nodes, out scope);

    /// <summary>The network is untrained before training, unless it starts from another's weights; and it is not there before it is built.</summary>
    public bool ReadsTooEarly(FitStage stage) => stage == FitStage.Network
        || stage == FitStage.Before && !plan.Experiment.Declarations.Any(declaration => declaration.Kind == Kind.Start);

    /// <summary>The modules whose output something that reads whole sets is made of.</summary>
    public IEnumerable<string> Modules(FitEntry entry) => entry.Whole
        .SelectMany(whole => Collects(entry, whole, out var nodes, out _) ? nodes.SelectMany(node => node.Modules) : [])
        .Concat(entry.Arguments.Modules).Distinct(StringComparer.Ordinal);

    /// <summary>Whether what a fit reads over a whole set is itself computed with what other fits come to.</summary>
    public bool AsksFits(FitEntry fit, (string Set, string Value) whole) =>
        Collects(fit, whole, out _, out var scope) && scope.FitsAsked.Count > 0;

    /// <summary>Whether a fit reads the sets that settings of scores may be chosen on.</summary>
    public bool ReadOodValidation => entries.Values.Any(entry => entry.Whole.Exists(whole => whole.Set == FitScope.OodValidationSet)
        || entry.Rows.Exists(name => FitScope.Whole(name)?.Set == FitScope.OodValidationSet));

    FitEntry Require(Declaration declaration, MethodModel method, FitStage stage)
    {
        if (entries.TryGetValue(declaration.Key, out var entry))
        {
            Mark([declaration.Key], stage);
            return entry;
        }
        entries[declaration.Key] = entry = new FitEntry(declaration, method) { Stage = stage };
        entry.Code = new FitScope(plan, entry).Call(declaration, method, node: entry.Arguments);
        return entry;
    }

    /// <summary>How many fits stand behind a fit, one after the other. In a circle, which is reported elsewhere, it ends where it comes round.</summary>
    int Depth(FitEntry entry, Dictionary<FitEntry, int> known)
    {
        if (known.TryGetValue(entry, out var depth)) return depth;
        known[entry] = 0;
        foreach (var need in entry.Needs) depth = Math.Max(depth, 1 + (entries.TryGetValue(need, out var other) ? Depth(other, known) : 0));
        return known[entry] = depth;
    }
}
