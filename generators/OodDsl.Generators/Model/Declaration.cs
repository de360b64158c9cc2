namespace OodDsl.Generators;

/// <summary>What a declaration is, named after its attribute.</summary>
enum Kind
{
    Setting,
    Buffer,
    Fit,
    Augmentation,
    ImageAugmentation,
    Value,
    Backbone,
    InputLayer,
    Head,
    Module,
    Step,
    Optimizer,
    Schedule,
    Loss,
    Score,
    ScoreMap,
    Threshold,
    Metric,
    Log,
    Stream,
    Views,
    Teacher,
    Start,
    Train,
    Seeds,
    Benchmark,
}

/// <summary>One declaration of an experiment after inheritance.</summary>
sealed record Declaration
{
    public required Kind Kind { get; init; }

    /// <summary>What a derived class replaces it by: the attribute's type without arguments, or the member's name.</summary>
    public required string Key { get; init; }

    /// <summary>The component's or member's name in Pascal case.</summary>
    public required string Name { get; init; }

    /// <summary>The attribute's type, as generated code writes it.</summary>
    public required string Type { get; init; }

    /// <summary>The component's full metadata name without type arguments.</summary>
    public string Identity { get; init; } = "";

    /// <summary>A static member of the experiment rather than an attribute on it.</summary>
    public bool IsMember { get; init; }

    /// <summary>Made by a class's own method for all that ask for one, and declared nowhere.</summary>
    public bool IsShared { get; init; }

    /// <summary>Training images that its component needs in a batch; 0: any number will do.</summary>
    public int SmallestBatch { get; init; }

    /// <summary>The class whose text has it.</summary>
    public required string Layer { get; init; }

    /// <summary>Whether that class is the experiment itself.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The mathematics; null for declarations that only hold settings.</summary>
    public MethodModel? Method { get; init; }

    /// <summary>Of a score that has something to fit.</summary>
    public MethodModel? Fit { get; init; }

    /// <summary>In the order of constructor arguments, then properties.</summary>
    public EquatableArray<SettingModel> Settings { get; init; }

    /// <summary>Of a <c>[Setting]</c>: its own type.</summary>
    public TypeModel? ValueType { get; init; }

    /// <summary>Of a stream: the data sets drawn from as one. Of a benchmark: its type. Of a teacher or start: the experiment's class.</summary>
    public EquatableArray<string> DataSets { get; init; }

    /// <summary>Of an optimiser or schedule on a module's method: that member's name.</summary>
    public string Owner { get; init; } = "";

    /// <summary>What decides the program's structure and is no setting.</summary>
    public Structure Structure { get; init; } = Structure.None;

    /// <summary>As a declaration reads: <c>RandomCrop(Padding = 2)</c>.</summary>
    public string Text
    {
        get
        {
            var arguments = Structure.Written.Concat(Settings.Where(setting => setting.IsDeclared).Select(Written)).ToArray();
            return (Type.EndsWith("Attribute", StringComparison.Ordinal) ? Type.Substring(0, Type.Length - 9) : Type)
                + (arguments.Length > 0 ? $"({string.Join(", ", arguments)})" : "");
        }
    }

    /// <summary>The same with the values of other settings of equal name.</summary>
    public Declaration With(IReadOnlyCollection<SettingModel> others) => this with
    {
        Settings = Settings.Select(setting => others.FirstOrDefault(other => other.Property == setting.Property) is { } other
            ? setting with { Literal = other.Literal, Origin = other.Origin } : setting).ToEquatable(),
    };

    /// <summary>The value it makes: its name in camel case.</summary>
    public string ValueName => Names.Camel(Name);

    static string Written(SettingModel setting)
    {
        var value = Literals.Written(setting.Literal);
        return setting.IsArgument ? value : $"{setting.Property} = {value}";
    }
}
