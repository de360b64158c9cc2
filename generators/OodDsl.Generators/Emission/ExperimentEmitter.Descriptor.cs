namespace OodDsl.Generators;

/// <summary>What the catalog says of an experiment.</summary>
sealed partial class ExperimentEmitter
{
    void Descriptor(Plan source)
    {
        var run = ReferenceEquals(source, plan) ? "Run" : source.Experiment.Class + ".Run";
        using (writer.Braces($"internal static {New}ExperimentDescriptor Descriptor => new()", "};"))
        {
            writer.Line($"Name = {Quote(Experiment.Id)},");
            writer.Line($"Summary = {Quote(Experiment.Summary)},");
            if (Experiment.ArmOf.Length > 0) writer.Line($"ArmOf = {Quote(Experiment.Id.Substring(0, Experiment.Id.LastIndexOf('/')))},");
            writer.Line($"Sources = [{string.Join(", ", Experiment.Sources.Select(Quote))}],");
            writer.Line($"Fingerprint = \"{plan.Fingerprint}\",");
            writer.Line($"Benchmark = typeof({plan.Slot(Kind.Benchmark)!.DataSets[0]}),");
            writer.Line($"Seeds = [{string.Join(", ", Experiment.Seeds)}],");
            writer.Line($"Create = context => new {run}(context),");
            using (writer.Braces("Plan = new()", "},")) PlanOf();
            using (Brackets("Settings ="))
                foreach (var setting in plan.Settings) writer.Line($"new({Quote(setting.Path)}, {setting.Literal}, {Quote(setting.Origin)}),");
        }
    }

    void PlanOf()
    {
        writer.Line($"Loss = {Quote(Equation.Of(plan))},");
        writer.Line($"PassesPerStep = {Passes(plan.Training)},");
        writer.Line($"PassesPerScoredImage = {plan.Scoring.Nodes.Count(node => node.Phase == Phase.Forward)},");
        Texts("Streams", plan.Streams.Where(stream => plan.Used.Contains(stream.Declaration.Key)).Select(StreamText));
        Texts("Augmentations", TrainingNodes(Phase.Augmentation).Select(node => Shown(node.Declaration!)).Distinct(StringComparer.Ordinal));
        Texts("Fits", plan.Fits.Entries.Select(fit => fit.Declaration.Name));
        Texts("Scores", plan.Scores.Select(score => score.Declaration.Name));
        writer.Line("Dataflow =");
        writer.Lines("    \"\"\"\n" + string.Join("\n", Dataflow.Of(plan).Select(line => "    " + line)) + "\n    \"\"\",");
    }

    void Texts(string property, IEnumerable<string> texts) => writer.Line($"{property} = [{string.Join(", ", texts.Select(Quote))}],");

    /// <summary>An experiment with its arms, which may be private.</summary>
    void Family(IReadOnlyList<Plan> family)
    {
        writer.Line();
        var arms = family.Where(member => IsWhole(member, family)).Select(member =>
            member == plan ? "Descriptor" : member.Experiment.Class.Substring(Experiment.Class.Length + 1) + ".Descriptor");
        writer.Line($"internal static {New}IReadOnlyList<ExperimentDescriptor> WithArms => [{string.Join(", ", arms)}];");
    }

    static string Shown(Declaration declaration) => declaration.IsMember ? declaration.Name : declaration.Text;

    static string StreamText(StreamPlan stream)
    {
        var ratio = stream.Declaration.Settings.FirstOrDefault(setting => setting.Property == "Ratio")?.Literal ?? "1";
        return $"{stream.Prefix}: {string.Join(" and ", stream.Declaration.DataSets)}, {Literals.Written(ratio)} per training image";
    }

    static int Passes(BatchScope scope)
    {
        var forwards = scope.Nodes.Where(node => node.Phase == Phase.Forward).ToArray();
        return forwards.Count(node => node.Separate) + forwards.Where(node => !node.Separate).Select(node => node.Level).Distinct().Count();
    }

    Writer.Block Brackets(string header)
    {
        writer.Line(header);
        return writer.Brackets();
    }

    static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
