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

    /// <summary>What the constructor is given by streams, teachers and fits: parameter, its type, and argument.</summary>
    public SortedDictionary<string, (TypeModel Type, string Argument)> Given { get; } = new(StringComparer.Ordinal);

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
        return ModuleField(declaration);
    }

    public bool IsRequired(Declaration declaration) => required.Contains(declaration.Key);

    /// <summary>A declared module by its name, as losses and scores receive it.</summary>
    public Resolved? Module(string name)
    {
        if (Modules.FirstOrDefault(declaration => declaration.ValueName == name) is not { Method: { } method } declaration) return null;
        return new Resolved($"network.{Require(declaration)}", method.Returns, Modules: [ModuleField(declaration)]);
    }

    public static string ModuleField(Declaration declaration) => declaration.Kind == Kind.Backbone ? "Backbone" : declaration.Name;

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
        var scope = new NetworkScope(plan);
        // First, because they may ask for the feature width, and so for the backbone.
        var modules = plan.Experiment.Declarations
            .Where(declaration => required.Contains(declaration.Key) && declaration.Kind != Kind.Backbone && declaration.Method is not null)
            .Select(declaration => Part(declaration.Name, declaration.Method!.Returns.Name, declaration)).ToArray();
        MeasuresWidth |= KeepsWidth || hasClassifier;
        var parts = new List<NetworkPart>();
        if (NeedsFeatures) parts.Add(Slot(Kind.InputLayer) is { } layer ? Part("Input", "Module<Tensor, Tensor>", layer)
            : new NetworkPart("Input", "Module<Tensor, Tensor>", "context.Standardization()", null));
        if (NeedsFeatures && Slot(Kind.Backbone) is { } backbone) parts.Add(Part("Backbone", backbone.Method!.Returns.Name, backbone));
        if (hasClassifier) parts.Add(new NetworkPart("Logits", "Linear", "nn.Linear(featureWidth, context.Classes)", null));
        Parts = [.. parts, .. modules];

        NetworkPart Part(string field, string type, Declaration declaration) =>
            new(field, type, scope.Call(declaration, Qualified(declaration)), declaration);

        Declaration? Slot(Kind kind) =>
            plan.Experiment.Declarations.FirstOrDefault(declaration => declaration.Kind == kind && declaration.Method is not null);
    }

    /// <summary>In the network's constructor a field has the member's name.</summary>
    static MethodModel Qualified(Declaration declaration) =>
        declaration.IsMember ? declaration.Method! with { Name = $"{declaration.Layer}.{declaration.Name}" } : declaration.Method!;
}
