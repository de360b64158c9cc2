namespace OodDsl.Generators;

/// <summary>A place of the generated program where names stand for values.</summary>
abstract class Scope(Plan plan)
{
    readonly Dictionary<string, Resolved?> known = new(StringComparer.Ordinal);
    readonly List<string> path = [];
    readonly Stack<Declaration> asking = new();

    protected Plan Plan { get; } = plan;

    /// <summary>The declaration whose parameters are being filled.</summary>
    protected Declaration? Asking => asking.Count > 0 ? asking.Peek() : null;

    /// <summary>Fits that this scope reads.</summary>
    public HashSet<string> FitsAsked { get; } = new(StringComparer.Ordinal);

    /// <summary>What a name stands for; null if nothing makes it here.</summary>
    public Resolved? Find(string name)
    {
        if (known.TryGetValue(name, out var found)) return Asked(found, name);
        if (path.Contains(name))
        {
            Plan.Report(Rules.Cycle, Asking, name, string.Join(" → ", path.SkipWhile(other => other != name).Append(name)));
            return new Resolved(Absent, TypeModel.Tensor);
        }
        path.Add(name);
        found = Make(name);
        path.RemoveAt(path.Count - 1);
        known[name] = found;
        return Asked(found, name);
    }

    /// <summary>Every name that stands for something here.</summary>
    public abstract IEnumerable<string> Existing { get; }

    protected abstract Resolved? Make(string name);

    /// <summary>The expression for seeded random numbers; null where there are none.</summary>
    protected abstract string? Random(Declaration declaration, ParameterModel parameter, string method);

    /// <summary>The expression for the images of a whole set, read some at a time; null where there are none.</summary>
    protected virtual string? Rows(string name) => null;

    /// <summary>The function from images to values that a parameter asks for.</summary>
    protected abstract Resolved? Function(Declaration declaration, ParameterModel parameter);

    /// <summary>Whether the name exists in training but must not or can't be read here.</summary>
    protected virtual bool IsTrainingOnly(string name) => false;

    protected static string Place(Declaration declaration, ParameterModel parameter) =>
        declaration.Method is { } method && method.Parameters.Count(other => other.Type.Category == parameter.Type.Category) > 1
            ? $"{declaration.Name}/{parameter.Name}"
            : declaration.Name;

    /// <summary>A call with its parameters filled by name.</summary>
    /// <param name="declaration">Whose method it is.</param>
    /// <param name="method">What is called.</param>
    /// <param name="fill">Fills a parameter in a way of its own; null leaves it to its name.</param>
    /// <param name="node">Notes what the arguments come from.</param>
    public string Call(Declaration declaration, MethodModel method, Func<ParameterModel, Resolved?>? fill = null, Node? node = null)
    {
        Plan.Used.Add(declaration.Key);
        asking.Push(declaration);
        var arguments = new List<string>();
        foreach (var parameter in method.Parameters)
        {
            var resolved = fill?.Invoke(parameter) ?? Argument(declaration, parameter);
            node?.Take(parameter, resolved);
            arguments.Add(resolved.Code);
        }
        asking.Pop();
        return $"{method.Name}({string.Join(", ", arguments)})";
    }

    Resolved Argument(Declaration declaration, ParameterModel parameter)
    {
        var type = parameter.Type;
        switch (type.Category)
        {
            case TypeCategory.DeviceRandom or TypeCategory.HostRandom or TypeCategory.Step:
                var method = type.Category == TypeCategory.DeviceRandom ? "Random" : type.Category == TypeCategory.HostRandom ? "Dice" : "";
                if (Random(declaration, parameter, method) is { } random) return new Resolved(random, type);
                Plan.Report(Rules.TrainingOnly, declaration, parameter.Name, parameter.Name, declaration.Name);
                return Nothing(type);
            case TypeCategory.Maps:
                Plan.Network.RequireFeatures();
                return new Resolved("new FeatureMaps(network.Input, network.Backbone)", type, Modules: ["Backbone"]);
            case TypeCategory.Rows when Rows(parameter.Name) is { } rows:
                return new Resolved(rows, type);
            case TypeCategory.Function:
                return Function(declaration, parameter) ?? Nothing(type);
            case TypeCategory.Component:
                if (Plan.Experiment.Declarations.FirstOrDefault(other => other.Identity == type.Identity) is { IsMember: false } component)
                {
                    Plan.Used.Add(component.Key);
                    return new Resolved($"declared.{component.Name}", type);
                }
                Plan.Report(Rules.ComponentNotDeclared, declaration, parameter.Name, type.Name);
                return Nothing(type);
            case TypeCategory.Module when Plan.Network.Module(parameter.Name) is { } module:
                return Checked(declaration, parameter, module);
            default:
                return Named(declaration, parameter);
        }
    }

    Resolved Named(Declaration declaration, ParameterModel parameter)
    {
        if (parameter.Default is not null)
        {
            // A value of this name takes the default's place, unless it is what is being made.
            var fitting = path.Contains(parameter.Name) ? null : Find(parameter.Name);
            if (fitting is not null && fitting.Type.Fits(parameter.Type)) return fitting;
            // What may be missing is no setting.
            return parameter.Type.Category is TypeCategory.Tensor or TypeCategory.Rows ? new Resolved("null", parameter.Type)
                : new Resolved("declared." + Plan.Default(declaration, parameter), parameter.Type);
        }
        if (Find(parameter.Name) is { } found) return Checked(declaration, parameter, found);
        Missing(declaration, parameter);
        return Nothing(parameter.Type);
    }

    Resolved Checked(Declaration declaration, ParameterModel parameter, Resolved found)
    {
        // Of a value that is made twice, or of itself, more need not be said.
        if (!found.Type.Fits(parameter.Type) && found.Code != Absent && !Plan.Problems.Exists(other => other.Rule == Rules.TwoMakers && other.Arguments[0] == parameter.Name))
            Plan.Report(Rules.WrongType, declaration, parameter.Name, parameter.Name, found.Type.Name, parameter.Type.Name);
        return found;
    }

    protected void Missing(Declaration declaration, ParameterModel parameter)
    {
        var name = parameter.Name;
        if (IsTrainingOnly(name))
        {
            Plan.Report(Rules.TrainingOnly, declaration, name, name, declaration.Name);
            return;
        }
        foreach (var (prefix, type) in StreamNames)
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal) || Plan.Streams.Any(stream => stream.Prefix == prefix)) continue;
            Plan.Report(Rules.MissingStream, declaration, name, name, type);
            return;
        }
        var existing = Existing.Distinct(StringComparer.Ordinal).OrderBy(other => other, StringComparer.Ordinal).ToArray();
        var nearest = Names.Nearest(name, existing);
        Plan.Report(Rules.NothingMakes, declaration, name,
            name, nearest is null ? "." : $"; did you mean '{nearest}'?", string.Join(", ", existing));
    }

    static readonly (string Prefix, string Type)[] StreamNames = [("outlier", "Outliers"), ("auxiliary", "Auxiliary")];

    /// <summary>In the place of a value that there is none of.</summary>
    protected const string Absent = "default!";

    protected static Resolved Nothing(TypeModel type) => new(Absent, type);

    static Resolved? Asked(Resolved? found, string name)
    {
        found?.Node?.Asked.Add(name);
        return found;
    }
}
