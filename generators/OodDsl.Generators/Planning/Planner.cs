namespace OodDsl.Generators;

/// <summary>Plans experiments.</summary>
static class Planner
{
    /// <summary>Plans an experiment and its arms; an arm keeps what its parent forwards.</summary>
    public static IReadOnlyList<Plan> Build(ExperimentFamily family)
    {
        var plans = new Dictionary<string, Plan>(StringComparer.Ordinal);
        foreach (var member in InOrder(family))
        {
            var parent = member.ArmOf.Length > 0 && plans.TryGetValue(member.Parent, out var known) ? known : null;
            plans[member.Class] = Build(member, parent);
        }
        return [.. family.Members.Select(member => plans[member.Class])];
    }

    /// <summary>Plans one experiment.</summary>
    /// <param name="experiment">What it declares.</param>
    /// <param name="parent">For a control arm: what it derives from.</param>
    public static Plan Build(ExperimentModel experiment, Plan? parent)
    {
        var plan = new Plan(experiment);
        TrainingPlan.Build(plan, parent);
        foreach (var declaration in experiment.Declarations)
        {
            if (declaration.Kind is Kind.Score or Kind.ScoreMap && declaration.Method is not null && plan.Scoring.Term(declaration) is { } node)
                plan.Scores.Add((declaration, node));
        }
        foreach (var (declaration, _) in plan.Scores.Where(score => score.Declaration.Structure.Score.Length > 0)) Refers(plan, declaration);
        // Predictions come with every trained classifier.
        plan.Classifies = plan.Updates.SelectMany(update => update.Losses).SelectMany(loss => loss.Node.Ancestors()).Any(MakesLogits);
        if (plan.Classifies) plan.Scoring.Ask("logits");
        Metrics(plan);
        foreach (var threshold in experiment.Declarations.Where(declaration => declaration.Kind == Kind.Threshold)) Threshold(plan, threshold);
        plan.Network.Complete();
        plan.Fits.Complete();
        plan.Optimizers = OptimizerPlan.All(plan);
        plan.DrawsInEvaluation |= plan.Scoring.Draws || plan.Measuring.Draws;
        Slots(plan);
        StructureChecks.Run(plan);
        return plan;
    }

    static bool MakesLogits(Node node) => node.Phase is Phase.Head or Phase.Derived
        && node.Makes.Any(name => name == "logits" || name.EndsWith("Logits", StringComparison.Ordinal));

    static void Metrics(Plan plan)
    {
        foreach (var metric in plan.Experiment.Declarations.Where(declaration => declaration.Kind == Kind.Metric && declaration.Method is not null))
        {
            if (metric.Method!.Parameters.FirstOrDefault(parameter => IsWhole(plan, parameter.Name)) is { } whole)
            {
                var batch = new BatchScope(plan, ScopeKind.Measuring);
                var mixed = metric.Method.Parameters.FirstOrDefault(parameter => parameter.Type.Category == TypeCategory.Tensor
                    && parameter.Name is not ("classifierWeight" or "classifierBias") && !IsWhole(plan, parameter.Name)
                    && plan.Producers.Of(parameter.Name) is not { Declaration.Kind: Kind.Setting or Kind.Fit or Kind.Buffer } && batch.Find(parameter.Name) is not null);
                if (mixed is null) plan.SetMetrics.Add(plan.Fits.Aside(metric));
                else plan.Report(Rules.MixedMetric, metric, mixed.Name, metric.Name, mixed.Name, whole.Name);
            }
            else if (plan.Measuring.Term(metric) is { } node)
            {
                plan.Metrics.Add((metric, node));
            }
        }
    }

    /// <summary>Whether a name speaks of a whole set.</summary>
    static bool IsWhole(Plan plan, string name) => FitScope.Whole(name) is var (set, value) && plan.Producers.Of(name) is null
        && plan.Fits.Collects(set, value, isAugmented: false, out _, out _);

    static void Threshold(Plan plan, Declaration threshold)
    {
        if (threshold.Method is null) return;
        plan.Thresholds.Add(plan.Fits.Aside(threshold));
        Refers(plan, threshold);
    }

    static void Refers(Plan plan, Declaration declaration)
    {
        if (!plan.Scores.Exists(score => score.Declaration.Name == declaration.Structure.Score))
            plan.Report(Rules.ThresholdWithoutScore, declaration, "", declaration.Name, declaration.Structure.Score);
    }

    static void Slots(Plan plan)
    {
        if (plan.Slot(Kind.Benchmark) is null) plan.Report(Rules.MissingSlot, null, "", "benchmark", "[Benchmark<FashionMnistOod>]");
        if (plan.Network.NeedsFeatures && plan.Slot(Kind.Backbone) is null) plan.Report(Rules.MissingSlot, null, "", "backbone", "[ConvNet]");
        if (plan.Network.NeedsFeatures) plan.Slot(Kind.InputLayer);
        var trains = plan.Updates.Any(update => update.Losses.Count > 0);
        if (trains && plan.Optimizers.Count == 0 && plan.Slot(Kind.Optimizer) is null)
            plan.Report(Rules.MissingSlot, null, "", "optimizer", "[Sgd(LearningRate = 0.1)]");
        if (plan.Slot(Kind.Train) is null) plan.Report(Rules.MissingSlot, null, "", "training", "[Train(Epochs = 5)]");
    }

    /// <summary>Parents first.</summary>
    static IEnumerable<ExperimentModel> InOrder(ExperimentFamily family)
    {
        var left = family.Members.ToList();
        while (left.Count > 0)
        {
            var next = left.Find(member => !left.Exists(other => other != member && other.Class == member.Parent)) ?? left[0];
            left.Remove(next);
            yield return next;
        }
    }
}
