namespace OodDsl.Generators;

/// <summary>The fits: whole-set values collected in one pass per round, then the fits that read them.</summary>
sealed partial class ExperimentEmitter
{
    void FitMethod(string name, FitStage stage)
    {
        var fits = plan.Fits.Entries.Where(fit => fit.Stage == stage).ToArray();
        if (fits.Length == 0) return;
        writer.Line();
        var header = stage switch
        {
            FitStage.Network => $"void {name}()",
            FitStage.Every => $"protected override void {name}(int epoch)",
            _ => $"protected override void {name}()",
        };
        using (writer.Braces(header))
        {
            if (stage != FitStage.Every)
            {
                Rounds(fits);
                return;
            }
            var groups = fits.GroupBy(fit => fit.Declaration.Structure.Every).ToArray();
            foreach (var same in groups)
            {
                if (groups.Length == 1 && same.Key == 1) Rounds(same);
                else using (writer.Braces(same.Key == 1 ? null : $"if (epoch % {same.Key} == 0)")) Rounds(same);
            }
        }
    }

    void Rounds(IEnumerable<FitEntry> fits)
    {
        var all = fits.ToArray();
        var collected = new HashSet<(string, string)>();
        foreach (var round in all.GroupBy(fit => fit.Round).OrderBy(round => round.Key))
        {
            var suffix = round.Key == 0 ? "" : (round.Key + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            foreach (var augmented in round.Where(fit => fit.IsAugmented)) CollectAugmented(augmented);
            // What reads no fit comes with the first pass, whoever asks for it.
            Collected(all.SelectMany(fit => fit.Whole.Where(whole => fit.Round == round.Key || !plan.Fits.AsksFits(fit, whole)), Wanted), collected, suffix);
            foreach (var fit in round)
                writer.Line((IsOptional(fit.Declaration) ? $"if (Wants(\"{fit.Declaration.Name}\")) " : "") + $"{FieldsOf(fit)} = Keep(\"{fit.Declaration.Name}\", {fit.Code});");
        }
    }

    /// <summary>The results of a finished run's fits, read back: it can be asked without its data.</summary>
    void RestoreMethod()
    {
        if (plan.Fits.Entries.Count == 0) return;
        writer.Line();
        using (writer.Braces("protected override void Restore(RestoredFits fits)"))
            foreach (var fit in plan.Fits.Entries) writer.Line($"{FieldsOf(fit)} = fits.Get<{TypeOf(fit)}>(\"{fit.Declaration.Name}\");");
    }

    static string TypeOf(FitEntry fit) => fit.Fields.Count == 1 ? fit.Fields[0].Type.Name
        : $"({string.Join(", ", fit.Fields.Select(field => $"{field.Type.Name} {Names.Identifier(field.Name)}"))})";

    static string FieldsOf(FitEntry fit)
    {
        var names = fit.Fields.Select(field => Names.Identifier(field.Name)).ToArray();
        return names.Length == 1 ? names[0] : $"({string.Join(", ", names)})";
    }

    static (FitEntry Fit, (string Set, string Value) Whole) Wanted(FitEntry fit, (string Set, string Value) whole) => (fit, whole);

    void Collected(IEnumerable<(FitEntry Fit, (string Set, string Value) Whole)> asked, HashSet<(string, string)> collected, string suffix)
    {
        var again = new HashSet<string>(collected.Select(pair => pair.Item1), StringComparer.Ordinal);
        var wanted = asked.Where(one => !one.Fit.IsAugmented || one.Whole.Set != FitScope.TrainingSet).Select(one => one.Whole).Distinct()
            .Where(collected.Add).ToArray();
        Collect("train", "CollectTraining", again.Contains("train") ? suffix : "", wanted);
        Collect("validation", "CollectValidation", again.Contains("validation") ? suffix : "", wanted);
        Collect(FitScope.OodValidationSet, "CollectOodValidation", again.Contains(FitScope.OodValidationSet) ? suffix : "", wanted);
    }

    void Collect(string set, string method, string suffix, (string Set, string Value)[] wanted)
    {
        var values = wanted.Where(pair => pair.Set == set).Select(pair => pair.Value).ToArray();
        if (values.Length == 0) return;
        var scope = new BatchScope(plan, FitScope.ScopeOf(set));
        var resolved = values.Select(value => scope.Find(value)!).ToArray();
        var nodes = Sorted(scope.Nodes).ToArray();
        if (values.Length == 1 && nodes.Length <= 1 && (nodes.Length == 0 || nodes[0].Makes.Count == 1))
        {
            writer.Line($"var {Whole(set, values[0])} = {method}(batch => [{(nodes is [var node] ? node.Code : resolved[0].Code)}])[0];");
            return;
        }
        var results = string.Join(", ", resolved.Select(value => value.Code));
        if (nodes.Length == 0)
        {
            writer.Line($"var {set}{suffix} = {method}(batch => [{results}]);");
        }
        else using (writer.Braces($"var {set}{suffix} = {method}(batch =>", "});"))
        {
            var locals = new HashSet<string>(StringComparer.Ordinal);
            foreach (var node in nodes) writer.Line($"{Target(node, locals)} = {node.Code};");
            writer.Line($"return [{results}];");
        }
        Parts(values.Select(value => Whole(set, value)), set + suffix);
    }

    /// <summary>Over training batches as training makes them.</summary>
    void CollectAugmented(FitEntry fit)
    {
        var values = fit.Whole.Where(pair => pair.Set == "train").Select(pair => pair.Value).Distinct().ToArray();
        if (values.Length == 0) return;
        var scope = new BatchScope(plan, ScopeKind.Augmented);
        var resolved = values.Select(value => scope.Find(value)!).ToArray();
        // The chain's method for a view is that of training.
        foreach (var made in plan.Views > 1 && plan.Passes.Count > 0 ? plan.Passes[0].Inputs.Outputs : []) scope.Ask(made);
        var name = Names.Camel(fit.Declaration.Name) + "Rows";
        using (writer.Braces($"var {name} = CollectAugmented(\"{fit.Declaration.Name}\", step =>", "});"))
        {
            var locals = new HashSet<string>(StringComparer.Ordinal);
            Inputs(scope, locals);
            foreach (var node in Sorted(scope.Nodes).Where(node => node.Phase > Phase.Augmentation)) writer.Line($"{Target(node, locals)} = {node.Code};");
            writer.Line($"return [{string.Join(", ", resolved.Select(value => value.Code))}];");
        }
        Parts(values.Select(value => FitScope.Augmented("train" + Names.Pascal(value))), name);
    }

    void Parts(IEnumerable<string> targets, string array)
    {
        string[] names = [.. targets];
        var parts = string.Join(", ", names.Select((_, index) => $"{array}[{index}]"));
        writer.Line(names is [var only] ? $"var {only} = {parts};" : $"var ({string.Join(", ", names)}) = ({parts});");
    }

    static string Whole(string set, string value) => Names.Identifier(set + Names.Pascal(value));
}
