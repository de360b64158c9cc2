namespace OodDsl.Generators;

/// <summary>Mistakes that only the whole plan shows.</summary>
static class StructureChecks
{
    public static void Run(Plan plan)
    {
        Reach(plan);
        Untrained(plan);
        Modes(plan);
        Unread(plan);
        if (plan.Scores.Count == 0 && !plan.Experiment.IsStage) plan.Report(Rules.NoScores, null, "", plan.Experiment.Class);
        foreach (var (declaration, _) in plan.Losses)
        {
            if (declaration.Settings.FirstOrDefault(setting => setting.Property == "Weight") is { Literal: "0.0" })
                plan.Report(Rules.WeightOfZero, declaration, "Weight", declaration.Name);
        }
    }

    /// <summary>Modules that scores read, or that are declared for losses, and that no loss reaches.</summary>
    static void Untrained(Plan plan)
    {
        if (plan.Updates.All(update => update.Losses.Count == 0)) return;
        var trained = Trained(plan);
        var scored =
            new HashSet<string>(plan.Scores.SelectMany(score => score.Node.Ancestors()).SelectMany(node => node.Modules), StringComparer.Ordinal);
        // What a run starts from may have trained it.
        var starts = plan.Experiment.Declarations.Any(declaration => declaration.Kind == Kind.Start);
        foreach (var part in plan.Network.Parts)
        {
            if (starts || part.IsBuffer || part.Field == "Input" || trained.Contains(part.Field)) continue;
            if (scored.Contains(part.Field)) plan.Report(Rules.ScoreReadsUntrained, part.Declaration, "", part.Field);
        }
        foreach (var declaration in plan.Experiment.Declarations)
            if (declaration is { IsOwn: true, Kind: Kind.Head or Kind.Module }
                && !plan.Network.IsRequired(declaration)) plan.Report(Rules.NothingTrains, declaration, "", declaration.Name);
    }

    /// <summary>Modules that an update trains and sees in eval mode.</summary>
    static void Modes(Plan plan)
    {
        foreach (var update in plan.Updates)
        {
            foreach (var (declaration, node) in update.Losses)
            {
                foreach (var module in node.InEvalMode.Where(update.Trained.Contains))
                    plan.Report(Rules.TwoModes, declaration, Names.Camel(module), module, update.Name);
            }
        }
    }

    /// <summary>Losses of the main step that no gradient leads from to a module that it trains.</summary>
    static void Reach(Plan plan)
    {
        // What a mistake cut off is not known to reach nothing.
        if (plan.Problems.Exists(problem => problem.Stops)) return;
        var isFrozen = plan.Experiment.Declarations.Any(declaration => declaration.Kind == Kind.Train
            && declaration.Settings.Any(setting => setting is { Property: "FrozenBackbone", Literal: "true" }));
        foreach (var update in plan.Updates.Where(update => update.IsMain))
        {
            var open = update.Trained.Where(module => !isFrozen || module != "Backbone").ToArray();
            foreach (var (declaration, node) in update.Losses)
            {
                var needs = node.Ancestors().ToArray();
                if (!needs.SelectMany(need => need.OpenModules).Any(open.Contains) && !Array.Exists(needs, ReadsClassifier))
                    plan.Report(Rules.LossTrainsNothing, declaration, "", declaration.Name);
            }
        }
    }

    /// <summary>Whether it receives parameters of the classifier as tensors.</summary>
    static bool ReadsClassifier(Node node) => node.Declaration?.Method is { } method
        && method.Parameters.Any(parameter => parameter.Name is "classifierWeight" or "classifierBias");

    /// <summary>What this class itself declares and nothing asks for.</summary>
    static void Unread(Plan plan)
    {
        foreach (var declaration in plan.Experiment.Declarations)
        {
            if (!declaration.IsOwn || plan.Used.Contains(declaration.Key)) continue;
            switch (declaration.Kind)
            {
                case Kind.Setting: plan.Report(Rules.SettingUnread, declaration, "", declaration.Name); break;
                // Read by the search over the scores' settings.
                case Kind.Stream when declaration.Identity == Plan.Validation: break;
                case Kind.Stream:
                    plan.Report(Rules.StreamUnread, declaration, "", declaration.Type,
                    Names.Camel(new StreamPlan(declaration).Images)); break;
                case Kind.Teacher:
                    plan.Report(Rules.StreamUnread, declaration, "", declaration.Type, declaration.ValueName + "Logits"); break;
                case Kind.Fit: plan.Report(Rules.FitUnread, declaration, "", declaration.Name); break;
                default: break;
            }
        }
    }

    /// <summary>Fields of the modules that losses reach.</summary>
    public static HashSet<string> Trained(Plan plan) => new(plan.Updates.SelectMany(update => update.Reached), StringComparer.Ordinal);
}
