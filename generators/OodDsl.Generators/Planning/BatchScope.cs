namespace OodDsl.Generators;

/// <summary>What a batch is for.</summary>
enum ScopeKind
{
    Training,

    /// <summary>A training batch without training: for fits over the augmented set.</summary>
    Augmented,
    Scoring,
    Measuring,
    Collecting,

    /// <summary>Images that a function is called with.</summary>
    Function,
}

/// <summary>The values of one batch, in training or in evaluation.</summary>
/// <param name="plan">The experiment's plan.</param>
/// <param name="kind">What the batch is for.</param>
/// <param name="inputs">Of an update: the batch's values that need no network, which all updates share; else null.</param>
sealed partial class BatchScope(Plan plan, ScopeKind kind, BatchScope? inputs = null) : Scope(plan)
{
    public ScopeKind Kind { get; } = kind;

    /// <summary>In the order in which they were asked for: each after what it needs.</summary>
    public List<Node> Nodes { get; } = [];

    /// <summary>Of a function: the value that it is called with.</summary>
    public string Given { get; init; } = "images";

    /// <summary>Forbids further forward passes: what follows reads what is there.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether something draws random numbers here.</summary>
    public bool Draws { get; private set; }

    bool IsTraining => Kind is ScopeKind.Training or ScopeKind.Augmented;

    /// <summary>Whether labels may be read.</summary>
    bool IsLabelled => Kind is not (ScopeKind.Scoring or ScopeKind.Function);

    /// <summary>Asks for a value by name, if it exists.</summary>
    public void Ask(string name) => Find(name);

    /// <summary>Forwards an image value that a parent forwards, if it still exists.</summary>
    public bool Keep(string images)
    {
        if (Find(images) is null) return false;
        Find(images == "images" ? "features" : Stem(images) + "Features");
        return true;
    }

    /// <summary>The computation of a loss, score, step, log or metric.</summary>
    public Node? Term(Declaration declaration) =>
        declaration.Kind is Generators.Kind.Loss or Generators.Kind.Score or Generators.Kind.ScoreMap ? Find(declaration.ValueName)?.Node
            : Compute(declaration, [declaration.ValueName], Phase.Loss);

    public override IEnumerable<string> Existing
    {
        get
        {
            IEnumerable<string> images = ["images", "rawImages"];
            IEnumerable<string> labels = IsLabelled ? ["labels", "targets", "indices"] : [];
            var streams = IsTraining ? Plan.Streams.SelectMany(stream => new[] { stream.Images, stream.Labels, stream.Classes }) : [];
            var chain = IsTraining ? Plan.Chain.Links.SelectMany(link => Chain.Made(link, "images")).Select(made => made.Name) : [];
            IEnumerable<string> network = ["features", "logits", "classifierWeight", "classifierBias"];
            var direct = images.Concat(labels).Concat(streams).Concat(chain).Concat(network).Concat(Numbers.Known).Concat(Plan.Producers.Names)
                .ToArray();
            var composed = direct.Where(IsImages).SelectMany(image => direct.Where(IsNetworkName).Select(name => Stem(image) + Names.Pascal(name)));
            var taught = Plan.Teachers.SelectMany(teacher => teacher.Names(direct.Where(IsImages).Select(Stem)));
            var together = Plan.Teachers.Count > 0 ? new[] { EveryTeachersLogits } : [];
            return direct.Concat(composed).Concat(taught).Concat(together).Concat(Plan.Network.ModuleNames);
        }
    }

    protected override bool IsTrainingOnly(string name) => !IsTraining && Plan.Inputs.Existing.Contains(name);

    protected override Resolved? Make(string name)
    {
        if (inputs is not null && !NeedsNetwork(name)) return inputs.Find(name);
        if (IsTraining && (Plan.Chain.Writer(name) >= 0 || Streamed(name)))
        {
            Outputs.Add(name);
            var made = Version(name, Plan.Chain.Links.Count);
            // With several views, what the chain does not write is repeated under its own name.
            return Plan.Views > 1 && made is not null && Plan.Chain.Writer(name) < 0
                ? made with { Code = Locals.Name(name == "targets" ? "labels" : name) } : made;
        }
        if (Kind == ScopeKind.Function && name == Given) return new Resolved(name, TypeModel.Tensor);
        if (Plan.Producers.Of(name) is { } maker) return Produce(maker.Declaration, name, maker.Type);
        return name switch
        {
            "images" => Batch("Images"),
            "rawImages" when !IsTraining => Batch("Images"),
            "rawImages" => Raw("images"),
            "labels" or "indices" when IsLabelled => Batch(Names.Pascal(name)),
            "targets" when IsLabelled => Find("labels"),
            "features" => Forward("images"),
            "logits" => Classify("features"),
            "classifierWeight" or "classifierBias" => Plan.Network.Classifier(name, Asking),
            _ => Numbers.Find(Plan, name, "Context") ?? StreamClasses(name) ?? RawStream(name) ?? Taught(name) ?? Composed(name),
        };
    }

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
                return Plan.Fits.Value(declaration, name, FitStage);
            case Generators.Kind.Head:
                return Apply(declaration, "features", name);
            default:
                var makes = Producers.Made(declaration).Select(made => made.Name).ToArray();
                var node = Made(declaration, makes)
                    ?? Compute(declaration, makes, declaration.Kind == Generators.Kind.Loss ? Phase.Loss : Phase.Value);
                return new Resolved(Locals.Name(name), type, node);
        }
    }

    /// <summary>When a fit that is read here has to be there.</summary>
    FitStage FitStage => Kind == ScopeKind.Training ? FitStage.Before : FitStage.After;

    Node? Made(Declaration declaration, IReadOnlyList<string> makes) =>
        Nodes.Find(node => node.Declaration == declaration && node.Makes.SequenceEqual(makes, StringComparer.Ordinal));

    Node Compute(Declaration declaration, IReadOnlyList<string> makes, Phase phase, Func<ParameterModel, Resolved?>? fill = null)
    {
        var node = new Node { Declaration = declaration, Makes = makes, Phase = phase };
        var method = declaration.Method!;
        var code = Call(declaration, method, fill ?? OwnFit(declaration), node);
        if (declaration.Kind is Generators.Kind.Loss or Generators.Kind.Score or Generators.Kind.ScoreMap or Generators.Kind.Log
                or Generators.Kind.Metric && method.Returns.Category != TypeCategory.Tensor
            || declaration.Kind == Generators.Kind.Step && method.Returns.Category is not (TypeCategory.Tensor or TypeCategory.Nothing))
        {
            Plan.Report(Rules.WrongResult, declaration, "", declaration.Name, method.Returns.Name);
        }
        var isLoss = declaration.Kind == Generators.Kind.Loss || declaration.Kind == Generators.Kind.Step && method.Returns.Category == TypeCategory.Tensor;
        node.LeavesNoTrace = !isLoss && MustLeaveNoTrace(declaration);
        node.Code = isLoss ? code + ".mean()" : node.LeavesNoTrace ? $"WithoutTrace(() => {code})" : code;
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
        return parameter => names.Contains(parameter.Name) ? Plan.Fits.Own(declaration, fit, parameter.Name, FitStage) : null;
    }

    void Place(Node node)
    {
        foreach (var need in node.Needs) node.Level = Math.Max(node.Level, need.Level);
        Nodes.Add(node);
    }

    static bool IsImages(string name) => name.EndsWith("Images", StringComparison.Ordinal);

    static string Stem(string images) => images.Substring(0, images.Length - "Images".Length);
}
