namespace OodDsl.Generators;

/// <summary>The network's constructor: numbers, settings, and fits that modules are sized by.</summary>
sealed class NetworkScope(Plan plan) : Scope(plan)
{
    public override IEnumerable<string> Existing => Numbers.Known.Concat(Plan.Streams.Select(stream => stream.Classes))
        .Concat(Plan.Teachers.Select(teacher => teacher.Width))
        .Concat(Plan.Experiment.Declarations.Where(declaration => declaration.Kind is Kind.Setting or Kind.Fit)
            .SelectMany(Producers.Made).Select(made => made.Name));

    protected override Resolved? Make(string name)
    {
        switch (Plan.Producers.Of(name))
        {
            case { Declaration: { Kind: Kind.Setting } setting } maker:
                Plan.Used.Add(setting.Key);
                return new Resolved($"declared.{setting.Name}", maker.Type);
            case { Declaration: { Kind: Kind.Fit } fit } maker:
                return Given(name, maker.Type, Plan.Fits.Value(fit, name, FitStage.Network).Code);
            default: break;
        }
        if (name == "featureWidth")
        {
            Plan.Network.MeasuresWidth = true;
            Plan.Network.RequireFeatures();
            return new Resolved("featureWidth", TypeModel.Whole);
        }
        if (Plan.Teachers.FirstOrDefault(teacher => teacher.Width == name) is { } taught)
        {
            Plan.Used.Add(taught.Declaration.Key);
            return Given(name, TypeModel.Whole, $"{taught.Field}.FeatureWidth");
        }
        if (Plan.Streams.FirstOrDefault(stream => stream.Classes == name) is not { } stream) return Numbers.Find(Plan, name, "context");
        Plan.Used.Add(stream.Declaration.Key);
        return Given(name, TypeModel.Whole, $"{stream.Field}.Classes");
    }

    protected override string? Random(Declaration declaration, ParameterModel parameter, string method) =>
        method.Length == 0 ? null : $"context.{method}(\"{Place(declaration, parameter)}\")";

    protected override Resolved? Function(Declaration declaration, ParameterModel parameter)
    {
        Plan.Report(Rules.NoFunctionOfImages, declaration, parameter.Name, parameter.Name);
        return null;
    }

    Resolved Given(string name, TypeModel type, string argument)
    {
        Plan.Network.Given[name] = (type, argument);
        return new Resolved(name, type);
    }
}
