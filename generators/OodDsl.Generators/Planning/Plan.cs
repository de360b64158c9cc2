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
        Chain = new Chain(experiment, Streams);
        Training = new BatchScope(this, ScopeKind.Training);
        Scoring = new BatchScope(this, ScopeKind.Scoring);
        Measuring = new BatchScope(this, ScopeKind.Measuring);
        Network = new NetworkPlan(this);
        Fits = new FitPlan(this);
    }

    public ExperimentModel Experiment { get; }

    public List<Problem> Problems { get; }

    public Producers Producers { get; }

    public Chain Chain { get; }

    public IReadOnlyList<StreamPlan> Streams { get; }

    public BatchScope Training { get; }

    public BatchScope Scoring { get; }

    public BatchScope Measuring { get; }

    public NetworkPlan Network { get; }

    public FitPlan Fits { get; }

    public List<(Declaration Declaration, Node Node)> Losses { get; } = [];

    public List<(Declaration Declaration, Node Node)> Scores { get; } = [];

    public List<(Declaration Declaration, Node Node)> Logs { get; } = [];

    public List<(Declaration Declaration, Node Node)> Metrics { get; } = [];

    /// <summary>A loss trains the classifier.</summary>
    public bool Classifies { get; set; }

    /// <summary>Keys of the declarations that something asks for.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>Image values that a control arm forwards because its parent does.</summary>
    public List<string> Kept { get; } = [];

    /// <summary>The image values that a training step forwards, in order.</summary>
    public IEnumerable<string> Forwarded => Training.Nodes.Where(node => node.Phase == Phase.Forward).Select(node => node.Subject);

    /// <summary>Parameters whose defaults stay in force.</summary>
    public IEnumerable<SettingModel> Defaulted => defaulted.Values;

    public string Fingerprint => Generators.Fingerprint.Of(Experiment, Kept);

    /// <summary>All settings, each component's in the order of the declarations.</summary>
    public IEnumerable<SettingModel> Settings =>
        Experiment.Declarations.Where(declaration => Used.Contains(declaration.Key)).SelectMany(declaration => declaration.Settings)
            .Concat(Defaulted);

    public Declaration? Slot(Kind kind)
    {
        var declaration = Experiment.Declarations.FirstOrDefault(declaration => declaration.Kind == kind);
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
        var path = declaration.IsMember ? name : $"{declaration.Name}.{name}";
        // Another declaration may have the name already: a loss Margin with a parameter margin = 1.
        var property = !declaration.IsMember ? declaration.Name + name
            : Experiment.Declarations.Any(other => other.Name == name) ? name + "Value" : name;
        var setting = new SettingModel(path, property, parameter.Type.Name, parameter.Default!, SettingModel.ComponentDefault);
        if (!defaulted.TryGetValue(path, out var known)) defaulted[path] = setting;
        else if (known.Literal != setting.Literal)
            Report(Rules.TwoDefaults, declaration, parameter.Name, parameter.Name, Literals.Written(known.Literal),
                Literals.Written(setting.Literal));
        return property;
    }
}
