namespace OodDsl.Generators;

/// <summary>What is computed from what, as a Mermaid flowchart.</summary>
static class Dataflow
{
    public static IEnumerable<string> Of(Plan plan)
    {
        yield return "flowchart LR";
        foreach (var pass in plan.Passes)
        {
            var prefix = pass.Number == 0 ? "t" : $"t{pass.Number}";
            var ids = pass.Inputs.Nodes.ToDictionary(node => node, node => Id(prefix, node));
            foreach (var update in pass.Updates)
                foreach (var node in update.Scope.Nodes) ids[node] = Id(pass.Updates.Count == 1 ? prefix : $"{prefix}_{update.Name.Replace(' ', '_')}", node);
            foreach (var line in Graph(pass.Number == 0 ? "training" : $"pass{pass.Number}", [.. pass.Nodes], ids, isTraining: true)) yield return line;
        }
        var scored = plan.Scoring.Nodes.ToDictionary(node => node, node => Id("s", node));
        foreach (var line in Graph("evaluation", plan.Scoring.Nodes, scored, isTraining: false)) yield return line;
        foreach (var fit in plan.Fits.Entries)
        {
            var whole = string.Join(", ", fit.Rows.Concat(fit.Whole.Select(value => value.Set + Names.Pascal(value.Value))).Distinct());
            yield return $"  f_{fit.Declaration.Name}[[\"fit {fit.Declaration.Name}({whole})\"]]";
            foreach (var reader in plan.Scoring.Nodes.Where(node => Reads(node.Declaration, fit)))
                yield return $"  f_{fit.Declaration.Name} --> {scored[reader]}";
        }
    }

    static bool Reads(Declaration? reader, FitEntry fit) => reader is { Kind: Kind.Score or Kind.ScoreMap or Kind.Value, Method: { } method }
        && (reader.Key == fit.Declaration.Key || method.Parameters.Any(parameter => fit.Fields.Exists(field => field.Name == parameter.Name)));

    static IEnumerable<string> Graph(string title, List<Node> nodes, Dictionary<Node, string> ids, bool isTraining)
    {
        if (nodes.Count == 0) yield break;
        yield return $"  subgraph {title}";
        foreach (var node in nodes) yield return $"    {ids[node]}{Shape(node)}";
        foreach (var node in nodes)
        {
            if (node.Phase == Phase.Forward && !isTraining && node.Needs.Count == 0)
                yield return $"    s_{node.Subject}([\"{node.Subject}\"]) --> {ids[node]}";
            foreach (var need in node.Needs) yield return $"    {ids[need]} --> {ids[node]}";
        }
        yield return "  end";
    }

    static string Id(string prefix, Node node) => node.Phase switch
    {
        Phase.Stream => $"{prefix}_{node.Subject}",
        Phase.Augmentation => $"{prefix}_{node.Subject}_{node.Declaration!.Name}",
        Phase.Loss => $"{prefix}_{node.Declaration!.Name}",
        _ => IsScore(node) ? $"{prefix}_{node.Declaration!.Name}" : $"{prefix}_{string.Join("_", node.Makes)}",
    };

    static bool IsScore(Node node) => node.Declaration is { Kind: Kind.Score or Kind.ScoreMap };

    static string Shape(Node node)
    {
        var label = node.Phase switch
        {
            Phase.Stream => node.Declaration is { } stream ? string.Join(", ", stream.DataSets) : "training set",
            Phase.Augmentation or Phase.Loss => node.Declaration!.Name,
            _ => IsScore(node) ? node.Declaration!.Name : string.Join(", ", node.Makes),
        };
        return node.Phase switch
        {
            Phase.Stream => $"([\"{label}\"])",
            Phase.Loss => $"{{{{\"{label}\"}}}}",
            _ => $"[\"{label}\"]",
        };
    }
}
