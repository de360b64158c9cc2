namespace OodDsl.Generators;

/// <summary>The network and the declared components.</summary>
sealed partial class ExperimentEmitter
{
    void Network()
    {
        var parts = plan.Network.Parts;
        using (writer.Braces($"internal {New}sealed class Network : ExperimentNetwork"))
        {
            foreach (var part in parts) writer.Line($"internal readonly {part.Type} {part.Field};");
            if (plan.Network.KeepsWidth) writer.Line("internal readonly int WidthOfFeatures;");
            writer.Line();
            var given = string.Concat(plan.Network.Given.Select(given => $", {given.Value.Type.Name} {given.Key}"));
            using (writer.Braces($"internal Network(Declared declared, RunContext context{given}) : base(context)"))
            {
                foreach (var part in parts)
                {
                    writer.Line($"{part.Field} = {part.Code};");
                    if (part.Field != "Backbone" || !plan.Network.MeasuresWidth) continue;
                    writer.Line("var featureWidth = FeatureWidth(context, Input, Backbone);");
                    if (plan.Network.KeepsWidth) writer.Line("WidthOfFeatures = featureWidth;");
                }
                foreach (var part in parts)
                    writer.Line($"{(part.IsBuffer ? "register_buffer" : "register_module")}(\"{Names.Snake(part.Field)}\", {part.Field});");
            }
            if (!plan.Network.NeedsFeatures) return;
            writer.Line();
            writer.Line("internal Tensor Features(Tensor images) => Backbone.call(Input.call(images));");
        }
    }

    void Declared()
    {
        writer.Line("/// <summary>The declared components with their settings: what the declaration says, or --set.</summary>");
        var components = Experiment.Declarations.Where(IsDeclared).ToArray();
        using (writer.Braces($"internal {New}sealed class Declared(SettingValues settings)"))
        {
            foreach (var declaration in components) Component(declaration);
            foreach (var declaration in Experiment.Declarations)
            {
                if (declaration.Kind != Kind.Setting || !plan.Used.Contains(declaration.Key)) continue;
                foreach (var setting in declaration.Settings) Plain(setting);
            }
            foreach (var setting in plan.Defaulted) Plain(setting);
        }
    }

    /// <summary>Components, and members whose attribute has settings.</summary>
    bool IsDeclared(Declaration declaration) => plan.Used.Contains(declaration.Key)
        && declaration.Kind is not (Kind.Setting or Kind.Benchmark or Kind.Seeds or Kind.Views or Kind.Teacher or Kind.Start or Kind.Threshold)
        && (!declaration.IsMember || declaration.Settings.Count > 0);

    void Component(Declaration declaration)
    {
        var arguments = string.Join(", ", declaration.Settings.Where(setting => setting.IsArgument).Select(Get));
        var properties = declaration.Settings.Where(setting => !setting.IsArgument).ToArray();
        var header = $"internal readonly {declaration.Type} {declaration.Name} = new({arguments})";
        switch (properties.Length)
        {
            case 0:
                writer.Line(header + ";");
                break;
            case 1:
                writer.Line($"{header} {{ {properties[0].Property} = {Get(properties[0])} }};");
                break;
            default:
                using (writer.Braces(header, "};"))
                    foreach (var property in properties) writer.Line($"{property.Property} = {Get(property)},");
                break;
        }
    }

    void Plain(SettingModel setting) => writer.Line($"internal readonly {setting.Type} {setting.Property} = {Get(setting)};");

    static string Get(SettingModel setting) => $"settings.Get<{setting.Type}>(\"{setting.Path}\")";
}
