namespace OodDsl.Generators;

/// <summary>A module or buffer of the generated network.</summary>
/// <param name="Field">Its field.</param>
/// <param name="Type">Its field's type.</param>
/// <param name="Code">How it is made.</param>
/// <param name="Declaration">What declares it; null for the default classifier and input layer.</param>
sealed record NetworkPart(string Field, string Type, string Code, Declaration? Declaration)
{
    public bool IsBuffer => Declaration is { Kind: Kind.Buffer };
}

/// <summary>The network: only the modules that something asks for.</summary>
sealed class NetworkPlan(Plan plan)
{
    readonly HashSet<string> required = new(StringComparer.Ordinal);
    bool hasClassifier;

    public bool NeedsFeatures { get; private set; }

    /// <summary>Something outside of the network asks for the feature width.</summary>
    public bool KeepsWidth { get; set; }

    /// <summary>The width is measured when the network is built.</summary>
    public bool MeasuresWidth { get; set; }

    /// <summary>Numbers of classes that the constructor is given by streams: parameter and argument.</summary>
    public SortedDictionary<string, string> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order they are made.</summary>
    public IReadOnlyList<NetworkPart> Parts { get; private set; } = [];

    public IEnumerable<string> ModuleNames => Modules.Select(declaration => declaration.ValueName);

    IEnumerable<Declaration> Modules => plan.Experiment.Declarations.Where(declaration =>
        declaration.Kind is Kind.Module or Kind.Head || declaration is { Kind: Kind.Backbone, IsMember: true });

    public void RequireFeatures() => NeedsFeatures = true;

    public void RequireClassifier() => (NeedsFeatures, hasClassifier) = (true, true);

    public string Require(Declaration declaration)
    {
        plan.Used.Add(declaration.Key);
        required.Add(declaration.Key);
        NeedsFeatures |= declaration.Kind is Kind.Head or Kind.Backbone;
        return declaration.Kind == Kind.Backbone ? "Backbone" : declaration.Name;
    }

    public bool IsRequired(Declaration declaration) => required.Contains(declaration.Key);

    /// <summary>A declared module by its name, as losses and scores receive it.</summary>
    public Resolved? Module(string name)
    {
        if (Modules.FirstOrDefault(declaration => declaration.ValueName == name) is not { Method: { } method } declaration) return null;
        return new Resolved($"network.{Require(declaration)}", method.Returns);
    }

    /// <summary>The field of a declared module; null if none is called so.</summary>
    public string? ModuleField(string name) =>
        Modules.FirstOrDefault(declaration => declaration.ValueName == name) is { } declaration
            ? declaration.Kind == Kind.Backbone ? "Backbone" : declaration.Name
            : null;

    public Resolved Buffer(Declaration declaration) => new($"network.{Require(declaration)}", TypeModel.Tensor);

    /// <summary>Weight or bias of the classifier, where that is one <c>Linear</c>.</summary>
    public Resolved Classifier(string name, Declaration? asking)
    {
        var property = name == "classifierWeight" ? "weight!" : "bias!";
        switch (plan.Producers.Of("logits"))
        {
            case null:
                RequireClassifier();
                break;
            case { Declaration: { Kind: Kind.Head, Method.Returns.Identity: "TorchSharp.Modules.Linear" } head }:
                Require(head);
                break;
            default:
                plan.Report(Rules.NoLinearClassifier, asking, name, name);
                break;
        }
        return new Resolved($"network.Logits.{property}", TypeModel.Tensor);
    }

    /// <summary>Works out how everything that was asked for is made.</summary>
    public void Complete()
    {
        MeasuresWidth |= KeepsWidth || hasClassifier;
        var scope = new NetworkScope(plan);
        var parts = new List<NetworkPart>();
        if (NeedsFeatures
            && plan.Experiment.Declarations.FirstOrDefault(declaration => declaration.Kind == Kind.InputLayer) is { Method: { } layer } input)
            parts.Add(new NetworkPart("Input", "Module<Tensor, Tensor>", scope.Call(input, layer, null, []), input));
        else if (NeedsFeatures)
            parts.Add(new NetworkPart("Input", "Module<Tensor, Tensor>", "context.Standardization()", null));
        if (NeedsFeatures
            && plan.Experiment.Declarations.FirstOrDefault(declaration => declaration.Kind == Kind.Backbone) is { Method: { } create } backbone)
            parts.Add(new NetworkPart("Backbone", create.Returns.Name, scope.Call(backbone, Qualified(backbone), null, []), backbone));
        if (hasClassifier) parts.Add(new NetworkPart("Logits", "Linear", "nn.Linear(featureWidth, context.Classes)", null));
        foreach (var declaration in plan.Experiment.Declarations)
        {
            if (!required.Contains(declaration.Key) || declaration.Kind == Kind.Backbone || declaration.Method is not { } method) continue;
            parts.Add(new NetworkPart(declaration.Name, method.Returns.Name, scope.Call(declaration, Qualified(declaration), null, []), declaration));
        }
        Parts = parts;
    }

    /// <summary>In the network's constructor a field has the member's name.</summary>
    static MethodModel Qualified(Declaration declaration) =>
        declaration.IsMember ? declaration.Method! with { Name = $"{declaration.Layer}.{declaration.Name}" } : declaration.Method!;
}

/// <summary>The network's constructor: numbers and settings.</summary>
sealed class NetworkScope(Plan plan) : Scope(plan)
{
    public override IEnumerable<string> Existing => Numbers.Known.Concat(Plan.Streams.Select(stream => stream.Classes))
        .Concat(Plan.Experiment.Declarations.Where(declaration => declaration.Kind == Kind.Setting).Select(declaration => declaration.ValueName));

    protected override Resolved? Make(string name)
    {
        if (Plan.Producers.Of(name) is { Declaration: { Kind: Kind.Setting } setting } maker)
        {
            Plan.Used.Add(setting.Key);
            return new Resolved($"declared.{setting.Name}", maker.Type);
        }
        if (name == "featureWidth")
        {
            Plan.Network.MeasuresWidth = true;
            Plan.Network.RequireFeatures();
            return new Resolved("featureWidth", TypeModel.Whole);
        }
        if (Plan.Streams.FirstOrDefault(stream => stream.Classes == name) is not { } stream) return Numbers.Find(Plan, name, "context");
        Plan.Used.Add(stream.Declaration.Key);
        Plan.Network.Given[name] = $"{stream.Field}.Classes";
        return new Resolved(name, TypeModel.Whole);
    }

    protected override string? Random(Declaration declaration, ParameterModel parameter, string method) =>
        method.Length == 0 ? null : $"context.{method}(\"{Place(declaration, parameter)}\")";
}
