namespace OodDsl.Generators;

/// <summary>Mistakes that only the whole plan shows.</summary>
static class StructureChecks
{
    public static void Run(Plan plan)
    {
        Untrained(plan);
        Unread(plan);
        if (plan.Scores.Count == 0) plan.Report(Rules.NoScores, null, "", plan.Experiment.Class);
        foreach (var (declaration, _) in plan.Losses)
        {
            if (declaration.Settings.FirstOrDefault(setting => setting.Property == "Weight") is { Literal: "0.0" })
                plan.Report(Rules.WeightOfZero, declaration, "Weight", declaration.Name);
        }
        var images = plan.Training.Nodes.Where(node => node is { Phase: Phase.Forward, Separate: false }).GroupBy(node => node.Level);
        if (images.Any(group => group.Count() > 4)) plan.Report(Rules.NotSupported, null, "", "a joint forward pass of more than four image values");
    }

    /// <summary>Modules that scores read, or that are declared for losses, and that no loss reaches.</summary>
    static void Untrained(Plan plan)
    {
        if (plan.Losses.Count == 0) return;
        var trained = Trained(plan);
        var scored =
            new HashSet<string>(plan.Scores.SelectMany(score => score.Node.Ancestors()).SelectMany(node => node.Modules), StringComparer.Ordinal);
        foreach (var part in plan.Network.Parts)
        {
            if (part.IsBuffer || part.Field == "Input" || trained.Contains(part.Field)) continue;
            if (scored.Contains(part.Field)) plan.Report(Rules.ScoreReadsUntrained, part.Declaration, "", part.Field);
        }
        foreach (var declaration in plan.Experiment.Declarations)
            if (declaration.Kind is Kind.Head or Kind.Module
                && !plan.Network.IsRequired(declaration)) plan.Report(Rules.NothingTrains, declaration, "", declaration.Name);
    }

    /// <summary>What this class itself declares and nothing asks for.</summary>
    static void Unread(Plan plan)
    {
        foreach (var declaration in plan.Experiment.Declarations)
        {
            if (!declaration.IsOwn || plan.Used.Contains(declaration.Key)) continue;
            switch (declaration.Kind)
            {
                case Kind.Setting: plan.Report(Rules.SettingUnread, declaration, "", declaration.Name); break;
                case Kind.Stream:
                    plan.Report(Rules.StreamUnread, declaration, "", declaration.Type,
                    Names.Camel(new StreamPlan(declaration).Images)); break;
                case Kind.Fit: plan.Report(Rules.FitUnread, declaration, "", declaration.Name); break;
                default: break;
            }
        }
    }

    /// <summary>Fields of the modules that losses reach.</summary>
    public static HashSet<string> Trained(Plan plan) =>
        new(plan.Losses.SelectMany(loss => loss.Node.Ancestors()).SelectMany(node => node.Modules), StringComparer.Ordinal);
}
