namespace OodDsl.Generators;

/// <summary>The fits: whole-set values collected in one pass per round, then the fits that read them.</summary>
sealed partial class ExperimentEmitter
{
    void FitMethod(string name, bool before)
    {
        writer.Line();
        using (writer.Braces($"protected override void {name}()"))
        {
            var collected = new HashSet<(string, string)>();
            foreach (var round in plan.Fits.Entries.Where(fit => fit.Before == before).GroupBy(fit => fit.Round))
            {
                var wanted = round.SelectMany(fit => fit.Whole).Distinct().Where(collected.Add).ToArray();
                var suffix = round.Key == 0 ? "" : (round.Key + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                Collect("train", "CollectTraining", suffix, wanted);
                Collect("validation", "CollectValidation", suffix, wanted);
                foreach (var fit in round) writer.Line($"{FieldsOf(fit)} = Keep(\"{fit.Declaration.Name}\", {fit.Code});");
            }
        }
    }

    static string FieldsOf(FitEntry fit)
    {
        var names = fit.Fields.Select(field => Names.Identifier(field.Name)).ToArray();
        return names.Length == 1 ? names[0] : $"({string.Join(", ", names)})";
    }

    void Collect(string set, string method, string suffix, (string Set, string Value)[] wanted)
    {
        var values = wanted.Where(pair => pair.Set == set).Select(pair => pair.Value).ToArray();
        if (values.Length == 0) return;
        var scope = new BatchScope(plan, ScopeKind.Collecting);
        var resolved = values.Select(value => scope.Find(value)!).ToArray();
        var nodes = Sorted(scope.Nodes).ToArray();
        var targets = values.Select(value => Names.Identifier(set + Names.Pascal(value))).ToArray();
        if (values.Length == 1 && nodes.Length <= 1)
        {
            writer.Line($"var {targets[0]} = {method}(batch => [{(nodes is [var node] ? node.Code : resolved[0].Code)}])[0];");
            return;
        }
        using (writer.Braces($"var {set}{suffix} = {method}(batch =>", "});"))
        {
            foreach (var node in nodes) writer.Line($"{Target(node, [])} = {node.Code};");
            writer.Line($"return [{string.Join(", ", resolved.Select(value => value.Code))}];");
        }
        var parts = string.Join(", ", values.Select((_, index) => $"{set}{suffix}[{index}]"));
        writer.Line(values.Length == 1 ? $"var {targets[0]} = {parts};" : $"var ({string.Join(", ", targets)}) = ({parts});");
    }
}
