namespace OodDsl.Generators;

/// <summary>A function from images to network outputs, which declarations receive as a delegate. It becomes a method of the run.</summary>
sealed class FunctionPlan(string name, string returns, BatchScope scope, IReadOnlyList<Resolved> results)
{
    /// <summary>The method's name, or what a delegate is made of.</summary>
    public string Name { get; } = name;

    /// <summary>The method's return type; empty where no method is needed.</summary>
    public string Returns { get; } = returns;

    public IReadOnlyList<Node> Nodes => scope.Nodes;

    public IReadOnlyList<Resolved> Results { get; } = results;

    public HashSet<string> Fits => scope.FitsAsked;

    public IEnumerable<string> Modules => Nodes.SelectMany(node => node.Modules).Distinct(StringComparer.Ordinal);

    /// <summary>Forward passes of one call.</summary>
    public int Passes => Nodes.Count(node => node.Phase == Phase.Forward);
}

/// <summary>The functions of images that something asks for, each once.</summary>
sealed class Functions(Plan plan)
{
    public const string Augment = "augment";

    readonly Dictionary<string, FunctionPlan> byName = new(StringComparer.Ordinal);

    /// <summary>In the order of their names.</summary>
    public IEnumerable<FunctionPlan> Methods =>
        byName.Values.Where(function => function.Returns.Length > 0).OrderBy(function => function.Name, StringComparer.Ordinal);

    /// <summary>The function that a parameter asks for; null if it is none of images.</summary>
    /// <param name="declaration">Whose parameter it is.</param>
    /// <param name="parameter">Its name, or its result's element names, say which values.</param>
    /// <param name="stage">When fits that it reads have to be there.</param>
    /// <param name="missing">The name that is no function of images.</param>
    public FunctionPlan? Of(Declaration declaration, ParameterModel parameter, FitStage stage, out string missing)
    {
        var result = parameter.Type.Elements[1].Type;
        string[] names = result.Category == TypeCategory.Tuple ? [.. result.Elements.Select(element => element.Name)] : [parameter.Name];
        var key = string.Join(",", names);
        if (!byName.TryGetValue(key, out var function))
        {
            var scope = new BatchScope(plan, ScopeKind.Function);
            var results = new List<Resolved>();
            foreach (var name in names)
            {
                missing = name;
                if (scope.Find(name) is not { } found) return null;
                if (found.Node is null || !found.Type.Fits(TypeModel.Tensor))
                {
                    plan.Report(Rules.NoFunctionOfImages, declaration, parameter.Name, name);
                    return new FunctionPlan("default!", "", scope, []);
                }
                results.Add(found);
            }
            byName[key] = function = names is ["features"]
                ? new FunctionPlan("network.Features", "", scope, results)
                : new FunctionPlan(string.Join("And", names.Select(Names.Pascal)) + "Of", result.Name, scope, results);
        }
        plan.Fits.Mark(function.Fits, stage);
        missing = "";
        return function;
    }
}
