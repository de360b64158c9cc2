namespace OodDsl.Generators;

/// <summary>An optimiser of the run: the main one, or that of a module with an optimiser or a step of its own.</summary>
/// <param name="Field">The run's field, which is also its name in checkpoints.</param>
/// <param name="Declaration">What kind it is.</param>
/// <param name="Modules">Fields of the modules that it trains.</param>
/// <param name="Schedule">Its learning rate over the run; null: constant.</param>
sealed record OptimizerPlan(string Field, Declaration Declaration, IReadOnlyList<string> Modules, Declaration? Schedule)
{
    public const string Main = "optimizer";

    /// <summary>The optimisers of all modules that updates train, the main one first.</summary>
    public static IReadOnlyList<OptimizerPlan> All(Plan plan)
    {
        var ofSteps = plan.Updates.Where(update => !update.IsMain).SelectMany(update => update.Trained).Distinct(StringComparer.Ordinal).ToArray();
        var parts = plan.Network.Parts.Select(part => part.Field).ToList();
        var trained = plan.Updates.SelectMany(update => update.Trained).Distinct(StringComparer.Ordinal).OrderBy(parts.IndexOf).ToArray();
        var optimizers = new List<OptimizerPlan>();
        var together = trained.Where(module => !ofSteps.Contains(module) && Own(plan, module, Kind.Optimizer) is null).ToArray();
        if (together.Length > 0 && plan.Slot(Kind.Optimizer) is { } main) optimizers.Add(new OptimizerPlan(Main, main, together, plan.Slot(Kind.Schedule)));
        foreach (var module in trained.Except(together, StringComparer.Ordinal))
        {
            var own = Own(plan, module, Kind.Optimizer);
            if ((own ?? plan.Slot(Kind.Optimizer)) is not { } declaration) continue;
            var schedule = Own(plan, module, Kind.Schedule) ?? (own is null ? plan.Slot(Kind.Schedule) : null);
            optimizers.Add(new OptimizerPlan(Names.Camel(module) + "Optimizer", declaration, [module], schedule));
        }
        return optimizers;
    }

    static Declaration? Own(Plan plan, string module, Kind kind)
    {
        var declaration = plan.Experiment.Declarations.FirstOrDefault(declaration => declaration.Kind == kind && declaration.Owner.Length > 0
            && plan.Network.Parts.Any(part => part.Field == module && part.Declaration?.Key == declaration.Owner));
        if (declaration is not null) plan.Used.Add(declaration.Key);
        return declaration;
    }
}
