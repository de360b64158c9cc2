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
        foreach (var declaration in experiment.Declarations)
            if (declaration.Unsupported.Length > 0) plan.Report(Rules.NotSupported, declaration, "", declaration.Unsupported);

        Terms(plan, Kind.Loss, plan.Training, plan.Losses);
        foreach (var images in parent?.Forwarded ?? [])
            if (!plan.Forwarded.Contains(images) && plan.Training.Keep(images)) plan.Kept.Add(images);
        plan.Training.IsClosed = true;
        Terms(plan, Kind.Log, plan.Training, plan.Logs);
        Terms(plan, Kind.Score, plan.Scoring, plan.Scores);
        // Predictions come with every trained classifier.
        plan.Classifies = plan.Losses.Any(loss => loss.Node.Ancestors().Any(node => node.Makes.Contains("logits")));
        if (plan.Classifies) plan.Scoring.Ask("logits");
        Terms(plan, Kind.Metric, plan.Measuring, plan.Metrics);
        plan.Fits.Complete();
        plan.Network.Complete();
        Slots(plan);
        StructureChecks.Run(plan);
        return plan;
    }

    static void Terms(Plan plan, Kind kind, BatchScope scope, List<(Declaration, Node)> terms)
    {
        foreach (var declaration in plan.Experiment.Declarations)
            if (declaration.Kind == kind && declaration.Method is not null && scope.Term(declaration) is { } node) terms.Add((declaration, node));
    }

    static void Slots(Plan plan)
    {
        if (plan.Slot(Kind.Benchmark) is null) plan.Report(Rules.MissingSlot, null, "", "benchmark", "[Benchmark<FashionMnistOod>]");
        if (plan.Network.NeedsFeatures && plan.Slot(Kind.Backbone) is null) plan.Report(Rules.MissingSlot, null, "", "backbone", "[ConvNet]");
        if (plan.Network.NeedsFeatures) plan.Slot(Kind.InputLayer);
        if (plan.Losses.Count > 0)
        {
            if (plan.Slot(Kind.Optimizer) is null) plan.Report(Rules.MissingSlot, null, "", "optimizer", "[Sgd(LearningRate = 0.1)]");
            plan.Slot(Kind.Schedule);
        }
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
