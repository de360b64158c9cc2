namespace OodDsl.Generators;

/// <summary>What an experiment computes, worked out from its declarations by name. Only what something asks for is in it.</summary>
sealed class Plan
{
    readonly Dictionary<string, SettingModel> defaulted = new(StringComparer.Ordinal);

    public Plan(ExperimentModel experiment)
    {
        Experiment = experiment;
        Problems = [.. experiment.Problems];
        Producers = new Producers(experiment, Problems);
        Streams =
            [.. experiment.Declarations.Where(declaration => declaration.Kind == Kind.Stream).Select(declaration => new StreamPlan(declaration))];
        Teachers =
            [.. experiment.Declarations.Where(declaration => declaration.Kind == Kind.Teacher).Select(declaration => new TeacherPlan(declaration))];
        Views = Math.Max(1, experiment.Declarations.FirstOrDefault(declaration => declaration.Kind == Kind.Views)?.Structure.Count ?? 1);
        Chain = new Chain(experiment, Streams);
        Inputs = NewInputs();
        Scoring = new BatchScope(this, ScopeKind.Scoring);
        Measuring = new BatchScope(this, ScopeKind.Measuring);
        Network = new NetworkPlan(this);
        Functions = new Functions(this);
        Fits = new FitPlan(this);
    }

    public ExperimentModel Experiment { get; }

    public List<Problem> Problems { get; }

    public Producers Producers { get; }

    public Chain Chain { get; }

    public IReadOnlyList<StreamPlan> Streams { get; }

    public IReadOnlyList<TeacherPlan> Teachers { get; }

    /// <summary>The stream that nothing trains on.</summary>
    public const string Validation = "OodDsl.OodValidation`1";

    /// <summary>The sets that settings of scores may be chosen on: the experiment's own, else its benchmark's.</summary>
    public IEnumerable<string> OodValidation => Experiment.Declarations.Any(IsValidation)
        ? Experiment.Declarations.Where(IsValidation).SelectMany(declaration => declaration.DataSets)
        : Experiment.BenchmarkValidation;

    static bool IsValidation(Declaration declaration) => declaration.Kind == Kind.Stream && declaration.Identity == Validation;

    /// <summary>How often the chain runs on a batch.</summary>
    public int Views { get; }

    /// <summary>A training batch that nothing is planned in, for what exists there.</summary>
    public BatchScope Inputs { get; }

    public List<PassPlan> Passes { get; } = [];

    public IEnumerable<UpdatePlan> Updates => Passes.SelectMany(pass => pass.Updates);

    public BatchScope Scoring { get; }

    public BatchScope Measuring { get; }

    public NetworkPlan Network { get; }

    public Functions Functions { get; }

    public FitPlan Fits { get; }

    /// <summary>In the order in which the run makes them.</summary>
    public IReadOnlyList<OptimizerPlan> Optimizers { get; set; } = [];

    /// <summary>The terms of all main steps, each once.</summary>
    public IEnumerable<(Declaration Declaration, Node Node)> Losses => Updates.Where(update => update.IsMain).SelectMany(update => update.Losses)
        .GroupBy(loss => loss.Declaration.Key, StringComparer.Ordinal).Select(same => same.First());

    public List<(Declaration Declaration, Node Node)> Scores { get; } = [];

    public List<(Declaration Declaration, Node Node)> Metrics { get; } = [];

    /// <summary>Metrics that read whole sets.</summary>
    public List<FitEntry> SetMetrics { get; } = [];

    public List<FitEntry> Thresholds { get; } = [];

    /// <summary>A loss trains the classifier.</summary>
    public bool Classifies { get; set; }

    /// <summary>A score, metric or fit draws random numbers over batches in eval mode.</summary>
    public bool DrawsInEvaluation { get; set; }

    /// <summary>A value augments images by a function.</summary>
    public bool AugmentsByFunction { get; set; }

    /// <summary>The method of all image augmentations, which is the shared chain's where that has them all.</summary>
    public string AugmentMethod => Chain.StartsWithImages ? "Augment" : "AugmentImages";

    /// <summary>Keys of the declarations that something asks for.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>Image values that a control arm forwards because its parent does, and in which update.</summary>
    public IEnumerable<string> Kept => Passes.SelectMany(pass => pass.Updates.SelectMany(update => update.Kept.Select(images =>
        pass.Number == 0 && update.IsMain ? images : $"{pass.Number}/{update.Name}/{images}")))
        .Concat(Passes.Where(pass => pass.Number > 0
            && !Experiment.Declarations.Any(declaration => declaration.Structure.Pass == pass.Number)).Select(pass => $"pass {pass.Number}"));

    /// <summary>All computations of training, the logs' included.</summary>
    public IEnumerable<Node> TrainingNodes => Passes.SelectMany(pass => pass.Nodes);

    /// <summary>Parameters whose defaults stay in force.</summary>
    public IEnumerable<SettingModel> Defaulted => defaulted.Values;

    public string Fingerprint => Generators.Fingerprint.Of(Experiment, Kept);

    /// <summary>All settings, each component's in the order of the declarations.</summary>
    public IEnumerable<SettingModel> Settings =>
        Experiment.Declarations.Where(declaration => Used.Contains(declaration.Key)).SelectMany(declaration => declaration.Settings)
            .Concat(Defaulted);

    public BatchScope NewInputs() => new(this, ScopeKind.Training);

    /// <summary>The declaration in a slot of the class.</summary>
    public Declaration? Slot(Kind kind)
    {
        var declaration = Experiment.Declarations.FirstOrDefault(declaration => declaration.Kind == kind && declaration.Owner.Length == 0);
        if (declaration is not null) Used.Add(declaration.Key);
        return declaration;
    }

    public void Report(string rule, Declaration? declaration, string part, params string[] arguments)
    {
        var problem = new Problem(rule, declaration?.Key ?? "", part, arguments);
        if (!Problems.Contains(problem)) Problems.Add(problem);
    }

    /// <summary>A parameter's default becomes a setting of its own; returns the name under which it is declared.</summary>
    public string Default(Declaration declaration, ParameterModel parameter)
    {
        var name = Names.Pascal(parameter.Name);
        var isOwn = declaration.IsMember && !declaration.IsShared;
        var path = isOwn ? name : $"{declaration.Name}.{name}";
        // Another declaration may have the name already: a loss Margin with a parameter margin = 1.
        var property = !isOwn ? declaration.Name + name
            : Experiment.Declarations.Any(other => other.Name == name) ? name + "Value" : name;
        var setting = new SettingModel(path, property, parameter.Type.Name, parameter.Default!, SettingModel.ComponentDefault);
        if (!defaulted.TryGetValue(path, out var known)) defaulted[path] = setting;
        else if (known.Literal != setting.Literal)
            Report(Rules.TwoDefaults, declaration, parameter.Name, parameter.Name, Literals.Written(known.Literal),
                Literals.Written(setting.Literal));
        return property;
    }
}
