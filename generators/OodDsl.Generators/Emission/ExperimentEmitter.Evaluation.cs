namespace OodDsl.Generators;

/// <summary>Evaluation: scores, metrics, thresholds, and what the network answers others.</summary>
sealed partial class ExperimentEmitter
{
    /// <summary>Features and logits of images: for validation while training, and for those whose teacher this is.</summary>
    void Answers()
    {
        if (!plan.Network.NeedsFeatures) return;
        writer.Line();
        writer.Line("protected override Tensor? Features(Tensor images) => network.Features(images);");
        if (!plan.Classifies) return;
        var scope = new BatchScope(plan, ScopeKind.Function) { Given = "features" };
        if (scope.Find("logits") is { Node: { } last } && scope.FitsAsked.Count == 0)
        {
            Body("protected override Tensor? Classify(Tensor features)", scope, last);
            return;
        }
        scope = new BatchScope(plan, ScopeKind.Scoring);
        if (scope.Find("logits") is { Node: { } logits } && scope.FitsAsked.Count == 0)
            Body("protected override Tensor? Classify(EvaluationBatch batch)", scope, logits);
    }

    void Body(string header, BatchScope scope, Node result)
    {
        writer.Line();
        if (scope.Nodes is [_])
        {
            writer.Line($"{header} => {result.Code};");
            return;
        }
        using (writer.Braces(header))
        {
            foreach (var node in Sorted(scope.Nodes).Where(node => node != result)) writer.Line($"{Target(node, [])} = {node.Code};");
            writer.Line($"return {result.Code};");
        }
    }

    void Score()
    {
        writer.Line();
        using (writer.Braces("protected override void Score(EvaluationBatch batch, ScoreTable scores)"))
        {
            var inline = Inline(plan.Scoring, plan.Scores);
            var locals = new HashSet<string>(StringComparer.Ordinal);
            Batch(plan.Scoring, inline, locals);
            if (plan.Scoring.Nodes.Find(node => node.Makes.Contains("logits")) is not null) writer.Line("scores.Predict(logits);");
            foreach (var (declaration, node) in plan.Scores)
            {
                if (IsOptional(declaration))
                {
                    writer.Line($"scores.Add(\"{declaration.Name}\", () => {node.Code});");
                    continue;
                }
                writer.Line(declaration.Structure.Score is { Length: > 0 } kept
                    ? $"scores.AddOod(\"{declaration.Name}\", \"{kept}\", () => {Read(node, inline)});"
                    : $"scores.{(declaration.Kind == Kind.ScoreMap ? "AddMap" : "Add")}(\"{declaration.Name}\", {Read(node, inline)});");
            }
            if (plan.Metrics.Count > 0) Metrics(locals);
        }
    }

    /// <summary>Whether a component that runs the network itself, to fit or to score, is left out by who has no use for the score: if nothing else reads it.</summary>
    bool IsOptional(Declaration declaration) => declaration is { Kind: Kind.Score, IsMember: false, Structure.Score: "", Method: { } method }
        && (Called(method) > 0 || declaration.Fit is { } fit && Called(fit) > 0)
        && plan.Scores.Any(score => score.Declaration.Key == declaration.Key && !IsRead(plan.Scoring, score.Node));

    /// <summary>Metrics are computed on the ID test set only, from what the scores have computed and what they need besides.</summary>
    void Metrics(HashSet<string> locals)
    {
        writer.Line();
        writer.Line($"// {Attributes(plan.Metrics.Select(metric => metric.Declaration))}");
        writer.Line("if (!scores.WantsMetrics) return;");
        var inline = Inline(plan.Measuring, plan.Metrics);
        Batch(plan.Measuring, inline, locals);
        foreach (var (declaration, node) in plan.Metrics) writer.Line($"scores.Measure(\"{declaration.Name}\", {Read(node, inline)});");
    }

    void Measures()
    {
        if (plan.SetMetrics.Count == 0) return;
        writer.Line();
        using (writer.Braces("protected override void Measure(MetricTable metrics)"))
        {
            Collected(plan.SetMetrics.SelectMany(metric => metric.Whole, Wanted), [], "");
            foreach (var metric in plan.SetMetrics) writer.Line($"metrics.Add(\"{metric.Declaration.Name}\", {metric.Code});");
        }
    }

    void Thresholds()
    {
        if (plan.Thresholds.Count == 0) return;
        writer.Line();
        using (writer.Braces("protected override void Thresholds(ThresholdTable thresholds)"))
        {
            Collected(plan.Thresholds.SelectMany(threshold => threshold.Whole, Wanted), [], "");
            foreach (var threshold in plan.Thresholds)
                writer.Line($"thresholds.Set(\"{threshold.Declaration.Structure.Score}\", {threshold.Code});");
        }
    }

    /// <summary>Terms that nothing else reads are written where they are used.</summary>
    static HashSet<Node> Inline(BatchScope scope, IEnumerable<(Declaration Declaration, Node Node)> terms) =>
        [.. terms.Select(term => term.Node).Where(node => !IsRead(scope, node))];

    static bool IsRead(BatchScope scope, Node node) => scope.Nodes.Exists(other => other.Needs.Contains(node));

    static string Read(Node node, HashSet<Node> inline) => inline.Contains(node) ? node.Code : Locals.Name(node.Makes[0]);

    void Batch(BatchScope scope, HashSet<Node> inline, HashSet<string> locals)
    {
        foreach (var node in Sorted(scope.Nodes))
        {
            if (inline.Contains(node) || node.Makes.Where(node.Asked.Contains).All(name => locals.Contains(Locals.Name(name)))) continue;
            writer.Line($"{Target(node, locals)} = {node.Code};");
        }
    }
}
