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
            if (plan.OodValidation.Any()) writer.Line($"OodValidation = () => [{string.Join(", ", plan.OodValidation.Select(set => $"new {set}()"))}],");
            var needed = Experiment.Declarations.Where(declaration => declaration.Kind is Kind.Start || declaration.Kind is Kind.Teacher && plan.Used.Contains(declaration.Key))
                .Select(declaration => $"new(DependencyKind.{declaration.Kind}, () => {Short(declaration.DataSets[0])}.Descriptor)").ToArray();
            if (needed.Length > 0) writer.Line($"Dependencies = [{string.Join(", ", needed)}],");
            writer.Line($"Create = context => new {run}(context),");
            using (writer.Braces("Plan = new()", "},")) PlanOf();
            using (Brackets("Settings ="))
                foreach (var setting in plan.Settings) writer.Line($"new({Quote(setting.Path)}, {Value(setting)}, {Quote(setting.Origin)}{Floor(setting)}),");
        }
        if (Experiment.IsCarried) return;
        writer.Line();
        writer.Line("static ExperimentDescriptor IDescribedExperiment.Descriptor => Descriptor;");
    }

    /// <summary>The smallest batch that a component needs: an override must keep to it.</summary>
    string Floor(SettingModel setting)
    {
        if (setting.Property != "BatchSize" || plan.Slot(Kind.Train) is not { } train || !train.Settings.Contains(setting)) return "";
        var needy = Experiment.Declarations.OrderByDescending(declaration => declaration.SmallestBatch).First();
        return needy.SmallestBatch > 1 ? $", new({needy.SmallestBatch}, {Quote(needy.Name)})" : "";
    }

    /// <summary>An experiment with its arms, which may be private.</summary>
    void Family(IReadOnlyList<Plan> family)
    {
        writer.Line();
        var arms = family.Where(member => IsWhole(member, family)).Select(member => member == plan ? "Descriptor"
            : member.Experiment.IsCarried ? member.Experiment.Class + ".Descriptor"
            : member.Experiment.Class.Substring(Experiment.Class.Length + 1) + ".Descriptor");
        writer.Line($"internal static {New}IReadOnlyList<ExperimentDescriptor> WithArms => [{string.Join(", ", arms)}];");
    }

    /// <summary>A list as a collection: analyzers take an array that is made in an argument for one that is made again and again.</summary>
    static string Value(SettingModel setting) => setting.Literal.StartsWith("new ", StringComparison.Ordinal)
        ? $"({setting.Type})[{setting.Literal.Substring(setting.Literal.IndexOf('{') + 1).Trim('}', ' ')}]" : setting.Literal;

    Writer.Block Brackets(string header)
    {
        writer.Line(header);
        return writer.Brackets();
    }

    static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
