namespace OodDsl.Generators;

/// <summary>What is computed from what, as a Mermaid flowchart.</summary>
static class Dataflow
{
    public static IEnumerable<string> Of(Plan plan)
    {
        yield return "flowchart LR";
        foreach (var line in Scope(plan.Training, "t", "training", plan.Losses)) yield return line;
        foreach (var line in Scope(plan.Scoring, "s", "evaluation", plan.Scores)) yield return line;
        foreach (var fit in plan.Fits.Entries)
        {
            var whole = string.Join(", ", fit.Whole.Select(value => value.Set + Names.Pascal(value.Value)).Distinct());
            yield return $"  f_{fit.Declaration.Name}[[\"fit {fit.Declaration.Name}({whole})\"]]";
            var readers = plan.Scores.Where(score => score.Declaration.Key == fit.Declaration.Key
                || score.Declaration.Method!.Parameters.Any(parameter => fit.Fields.Exists(field => field.Name == parameter.Name)));
            foreach (var (reader, _) in readers) yield return $"  f_{fit.Declaration.Name} --> s_{reader.Name}";
        }
    }

    static IEnumerable<string> Scope(BatchScope scope, string prefix, string title, List<(Declaration Declaration, Node Node)> terms)
    {
        if (scope.Nodes.Count == 0 && terms.Count == 0) yield break;
        yield return $"  subgraph {title}";
        foreach (var node in scope.Nodes) yield return $"    {Id(prefix, node)}{Shape(node)}";
        foreach (var node in scope.Nodes)
        {
            if (node.Phase == Phase.Forward && scope.Kind != ScopeKind.Training && node.Needs.Count == 0)
                yield return $"    {prefix}_{node.Subject}([\"{node.Subject}\"]) --> {Id(prefix, node)}";
            foreach (var need in node.Needs) yield return $"    {Id(prefix, need)} --> {Id(prefix, node)}";
        }
        yield return "  end";
    }

    static string Id(string prefix, Node node) => node.Phase switch
    {
        Phase.Stream => $"{prefix}_{node.Subject}",
        Phase.Augmentation => $"{prefix}_{node.Subject}_{node.Declaration!.Name}",
        Phase.Loss => $"{prefix}_{node.Declaration!.Name}",
        _ => node.Declaration is { Kind: Kind.Score } score ? $"{prefix}_{score.Name}" : $"{prefix}_{string.Join("_", node.Makes)}",
    };

    static string Shape(Node node)
    {
        var label = node.Phase switch
        {
            Phase.Stream => node.Declaration is { } stream ? string.Join(", ", stream.DataSets) : "training set",
            Phase.Augmentation or Phase.Loss => node.Declaration!.Name,
            _ => node.Declaration is { Kind: Kind.Score } score ? score.Name : string.Join(", ", node.Makes),
        };
        return node.Phase switch
        {
            Phase.Stream => $"([\"{label}\"])",
            Phase.Loss => $"{{{{\"{label}\"}}}}",
            _ => $"[\"{label}\"]",
        };
    }
}
