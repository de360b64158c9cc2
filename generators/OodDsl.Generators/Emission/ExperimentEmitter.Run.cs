namespace OodDsl.Generators;

/// <summary>The run: fields, construction, evaluation.</summary>
sealed partial class ExperimentEmitter
{
    bool Trains => plan.Losses.Count > 0;

    void Run()
    {
        writer.Line($"/// <summary>{Xml(Equation.Of(plan))}</summary>");
        using (writer.Braces($"internal {New}sealed class Run : ExperimentRun"))
        {
            Fields();
            writer.Line();
            Constructor();
            writer.Line();
            TrainEpoch();
            if (plan.Fits.Entries.Any(fit => fit.Before)) FitMethod("FitBefore", before: true);
            if (plan.Fits.Entries.Any(fit => !fit.Before)) FitMethod("FitAfter", before: false);
            Classify();
            Score();
        }
    }

    void Fields()
    {
        writer.Line("readonly Declared declared;");
        writer.Line("readonly Network network;");
        foreach (var field in StreamFields()) writer.Line($"readonly BatchStream {field};");
        if (Trains) writer.Lines("readonly optim.Optimizer optimizer;\nreadonly Rate rate;");
        foreach (var (name, type) in plan.Fits.Entries.SelectMany(fit => fit.Fields))
        {
            var nullable = type.Category is TypeCategory.Number or TypeCategory.Truth or TypeCategory.Tuple ? "" : "?";
            writer.Line($"{type.Name}{nullable} {Names.Identifier(name)};");
        }
    }

    void Constructor()
    {
        using (writer.Braces("public Run(RunContext context) : base(context)"))
        {
            writer.Line("declared = new Declared(context.Settings);");
            foreach (var field in StreamFields()) writer.Line($"{field} = {StreamOf(field)};");
            var given = string.Concat(plan.Network.Given.Values.Select(argument => ", " + argument));
            writer.Line($"network = Own(new Network(declared, context{given}));");
            if (!Trains) return;
            var trained = StructureChecks.Trained(plan);
            var modules = plan.Network.Parts.Where(part => !part.IsBuffer && trained.Contains(part.Field)).Select(Trained);
            var optimizer = plan.Slot(Kind.Optimizer)!;
            writer.Line($"optimizer = Own(\"optimizer\", declared.{optimizer.Name}.Create({string.Join(", ", modules)}));");
            var schedule = plan.Slot(Kind.Schedule) is { } declaration ? "declared." + declaration.Name : "null";
            writer.Line($"rate = new Rate(optimizer, {schedule});");
        }
    }

    /// <summary>Heads and modules are parameter groups of their own.</summary>
    static string Trained(NetworkPart part) => part.Declaration is { Kind: Kind.Head or Kind.Module } declaration
        ? $"declared.{declaration.Name}.Of(network.{part.Field})"
        : $"network.{part.Field}";

    IEnumerable<string> StreamFields() => TrainingNodes(Phase.Stream).Select(node => node.Subject)
        .Concat(plan.Network.Given.Values.Select(argument => argument.Substring(0, argument.IndexOf('.'))))
        .Concat(plan.Streams.Where(stream => plan.Used.Contains(stream.Declaration.Key)).Select(stream => stream.Field))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(field => field == "training" ? -1 : plan.Streams.TakeWhile(stream => stream.Field != field).Count());

    string StreamOf(string field)
    {
        if (plan.Streams.FirstOrDefault(stream => stream.Field == field) is not { } stream) return "context.Training(declared.Train)";
        var sets = string.Join(", ", stream.Declaration.DataSets.Select(set => $"new {set}()"));
        return $"context.Stream(\"{stream.Prefix}\", declared.Train, declared.{stream.Declaration.Name}.Ratio, {sets})";
    }

    /// <summary>The classifier's output alone, for validation while training.</summary>
    void Classify()
    {
        if (!plan.Classifies) return;
        var scope = new BatchScope(plan, ScopeKind.Scoring);
        var logits = scope.Find("logits")!;
        if (scope.FitsAsked.Count > 0) return;
        writer.Line();
        using (writer.Braces("protected override Tensor? Classify(EvaluationBatch batch)"))
        {
            foreach (var node in Sorted(scope.Nodes).Where(node => node != logits.Node)) writer.Line($"{Target(node, [])} = {node.Code};");
            writer.Line($"return {logits.Node!.Code};");
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
            foreach (var (declaration, node) in plan.Scores) writer.Line($"scores.Add(\"{declaration.Name}\", {Read(node, inline)});");
            if (plan.Metrics.Count > 0) Metrics(locals);
        }
    }

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

    /// <summary>Terms that nothing else reads are written where they are used.</summary>
    static HashSet<Node> Inline(BatchScope scope, IEnumerable<(Declaration Declaration, Node Node)> terms) =>
        [.. terms.Select(term => term.Node).Where(node => !scope.Nodes.Exists(other => other.Needs.Contains(node)))];

    static string Read(Node node, HashSet<Node> inline) => inline.Contains(node) ? node.Code : Locals.Name(node.Makes[0]);

    void Batch(BatchScope scope, HashSet<Node> inline, HashSet<string> locals)
    {
        foreach (var node in Sorted(scope.Nodes))
        {
            if (inline.Contains(node) || node.Makes.Where(node.Asked.Contains).All(name => locals.Contains(Locals.Name(name)))) continue;
            writer.Line($"{Target(node, locals)} = {node.Code};");
        }
    }

    static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
