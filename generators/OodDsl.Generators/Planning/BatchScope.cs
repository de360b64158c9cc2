namespace OodDsl.Generators;

/// <summary>What a batch is for.</summary>
enum ScopeKind
{
    Training,
    Scoring,
    Measuring,
    Collecting,
}

/// <summary>The values of one batch, in training or in evaluation.</summary>
sealed partial class BatchScope(Plan plan, ScopeKind kind) : Scope(plan)
{
    public ScopeKind Kind { get; } = kind;

    /// <summary>In the order in which they were asked for: each after what it needs.</summary>
    public List<Node> Nodes { get; } = [];

    /// <summary>Forbids further forward passes: what follows reads what is there.</summary>
    public bool IsClosed { get; set; }

    bool IsTraining => Kind == ScopeKind.Training;

    /// <summary>Asks for a value by name, if it exists.</summary>
    public void Ask(string name) => Find(name);

    /// <summary>Forwards an image value that a parent forwards, if it still exists.</summary>
    public bool Keep(string images)
    {
        if (Find(images) is null) return false;
        Find(images == "images" ? "features" : Stem(images) + "Features");
        return true;
    }

    /// <summary>The computation of a loss, score, log or metric.</summary>
    public Node? Term(Declaration declaration) =>
        declaration.Kind is Generators.Kind.Loss or Generators.Kind.Score ? Find(declaration.ValueName)?.Node
            : Compute(declaration, [declaration.ValueName], Phase.Loss);

    public override IEnumerable<string> Existing
    {
        get
        {
            IEnumerable<string> images = ["images", "rawImages"];
            IEnumerable<string> labels = Kind == ScopeKind.Scoring ? [] : ["labels", "targets", "indices"];
            var streams = IsTraining ? Plan.Streams.SelectMany(stream => new[] { stream.Images, stream.Labels, stream.Classes }) : [];
            var chain = IsTraining ? Plan.Chain.Links.SelectMany(link => Chain.Made(link, "images")).Select(made => made.Name) : [];
            IEnumerable<string> network = ["features", "logits", "classifierWeight", "classifierBias"];
            var direct = images.Concat(labels).Concat(streams).Concat(chain).Concat(network).Concat(Numbers.Known).Concat(Plan.Producers.Names)
                .ToArray();
            var composed = direct.Where(IsImages).SelectMany(image => direct.Where(IsNetworkName).Select(name => Stem(image) + Names.Pascal(name)));
            return direct.Concat(composed).Concat(Plan.Network.ModuleNames);
        }
    }

    protected override bool IsTrainingOnly(string name) => !IsTraining && Plan.Training.Existing.Contains(name);

    protected override Resolved? Make(string name)
    {
        if (IsTraining && (Plan.Chain.Writer(name) >= 0 || Streamed(name))) return Version(name, Plan.Chain.Links.Count);
        if (Plan.Producers.Of(name) is { } maker) return Produce(maker.Declaration, name, maker.Type);
        return name switch
        {
            "images" => Batch("Images"),
            "rawImages" when !IsTraining => Batch("Images"),
            "rawImages" => Raw("images"),
            "labels" or "indices" when Kind != ScopeKind.Scoring => Batch(Names.Pascal(name)),
            "targets" when Kind != ScopeKind.Scoring => Find("labels"),
            "features" => Forward("images"),
            "logits" => Classify("features"),
            "classifierWeight" or "classifierBias" => Plan.Network.Classifier(name, Asking),
            _ => Numbers.Find(Plan, name, "Context") ?? StreamClasses(name) ?? RawStream(name) ?? Composed(name),
        };
    }

    protected override string? Random(Declaration declaration, ParameterModel parameter, string method) =>
        !IsTraining ? null : method.Length == 0 ? "step" : $"step.{method}(\"{Place(declaration, parameter)}\")";

    Resolved? Produce(Declaration declaration, string name, TypeModel type)
    {
        switch (declaration.Kind)
        {
            case Generators.Kind.Setting:
                Plan.Used.Add(declaration.Key);
                return new Resolved($"declared.{declaration.Name}", type);
            case Generators.Kind.Buffer:
                return Plan.Network.Buffer(declaration);
            case Generators.Kind.Fit:
                FitsAsked.Add(declaration.Key);
                return Plan.Fits.Value(declaration, name, before: IsTraining);
            case Generators.Kind.Head:
                return Apply(declaration, "features", name);
            default:
                var makes = Producers.Made(declaration).Select(made => made.Name).ToArray();
                var node = Made(declaration, makes)
                    ?? Compute(declaration, makes, declaration.Kind == Generators.Kind.Loss ? Phase.Loss : Phase.Value);
                return new Resolved(Locals.Name(name), type, node) { IsNetworkOutput = IsNetworkName(name) };
        }
    }

    /// <summary>A tuple's node, if another of its elements was asked for before.</summary>
    Node? Made(Declaration declaration, IReadOnlyList<string> makes) =>
        Nodes.Find(node => node.Declaration == declaration && node.Makes.SequenceEqual(makes));

    Node Compute(Declaration declaration, IReadOnlyList<string> makes, Phase phase, Func<ParameterModel, Resolved?>? fill = null)
    {
        var node = new Node { Declaration = declaration, Makes = makes, Phase = phase };
        var method = declaration.Method!;
        var code = Call(declaration, method, fill ?? OwnFit(declaration), node.Needs);
        if (declaration.Kind is Generators.Kind.Loss or Generators.Kind.Score or Generators.Kind.Log or Generators.Kind.Metric
            && method.Returns.Category != TypeCategory.Tensor)
        {
            Plan.Report(Rules.WrongResult, declaration, "", declaration.Name, method.Returns.Name);
        }
        node.Code = declaration.Kind == Generators.Kind.Loss ? code + ".mean()" : code;
        foreach (var parameter in method.Parameters)
            if (parameter.Type.Category == TypeCategory.Module && Plan.Network.ModuleField(parameter.Name) is { } field) node.Modules.Add(field);
        Place(node);
        if (phase == Phase.Value && node.Level > 0) node.Phase = Phase.Derived;
        if (node.Needs.Exists(need => need.Phase == Phase.Loss)) node.Phase = Phase.Loss;
        return node;
    }

    /// <summary>A score's own fit fills its parameters by name; a single result takes the one name that is left over.</summary>
    Func<ParameterModel, Resolved?>? OwnFit(Declaration declaration)
    {
        if (declaration.Fit is not { } fit) return null;
        var names = Producers.Results("", fit.Returns).Select(result => result.Name).ToArray();
        if (names is [""])
        {
            var left = declaration.Method!.Parameters
                .Where(parameter =>
                    parameter.Type.Category is TypeCategory.Tensor or TypeCategory.Number or TypeCategory.Other && Find(parameter.Name) is null)
                .Select(parameter => parameter.Name).ToArray();
            if (left is not [var only])
            {
                Plan.Report(Rules.FitNotTaken, declaration, "", declaration.Name, string.Join(", ", left));
                return null;
            }
            names = [only];
        }
        FitsAsked.Add(declaration.Key);
        return parameter => names.Contains(parameter.Name) ? Plan.Fits.Own(declaration, fit, parameter.Name, IsTraining) : null;
    }

    void Place(Node node)
    {
        foreach (var need in node.Needs) node.Level = Math.Max(node.Level, need.Level);
        Nodes.Add(node);
    }

    static bool IsImages(string name) => name.EndsWith("Images", StringComparison.Ordinal);

    static string Stem(string images) => images.Substring(0, images.Length - "Images".Length);
}
