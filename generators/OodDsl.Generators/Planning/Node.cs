namespace OodDsl.Generators;

/// <summary>Where a node stands among others of its level, in the order of a paper's listing.</summary>
enum Phase
{
    Stream,
    Augmentation,
    Value,
    Forward,
    Head,
    Derived,
    Loss,
}

/// <summary>One computation of a batch: a call with the locals it makes.</summary>
sealed class Node
{
    public required Phase Phase { get; set; }

    /// <summary>Null for what no declaration says: streams and forward passes.</summary>
    public Declaration? Declaration { get; init; }

    /// <summary>The values it makes, in order.</summary>
    public required IReadOnlyList<string> Makes { get; init; }

    /// <summary>The right-hand side.</summary>
    public string Code { get; set; } = "";

    /// <summary>Forward passes before it: an image value made from network outputs needs a second pass.</summary>
    public int Level { get; set; }

    public List<Node> Needs { get; } = [];

    /// <summary>Which of its values something asks for.</summary>
    public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>The network's modules that the call goes through.</summary>
    public List<string> Modules { get; } = [];

    /// <summary>Whether the call leaves no trace in the network: its parameters are closed, and gradients only pass through what it is given.</summary>
    public bool LeavesNoTrace { get; set; }

    /// <summary>The modules whose parameters its gradient reaches.</summary>
    public IEnumerable<string> OpenModules => LeavesNoTrace ? [] : Modules;

    /// <summary>Those of them that the method sees in eval mode.</summary>
    public List<string> InEvalMode { get; } = [];

    /// <summary>Those that take part as training has them. A function in eval mode switches by itself: its modules are in neither list.</summary>
    public IEnumerable<string> InTrainingMode => Modules.Where(module => !InEvalMode.Contains(module) && !ByEvalFunction.Contains(module));

    HashSet<string> ByEvalFunction { get; } = new(StringComparer.Ordinal);

    /// <summary>Those that the method is given as modules, by the names of its parameters.</summary>
    public Dictionary<string, string> Received { get; } = new(StringComparer.Ordinal);

    /// <summary>Of an update: the modules it trains.</summary>
    public List<string> Updates { get; } = [];

    /// <summary>Of a stream: its field. Of a forward pass: the image value. Of an augmentation: the value it is applied to.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Of an augmentation: its place in the chain.</summary>
    public int Position { get; init; }

    /// <summary>Of a forward pass: not joined with others.</summary>
    public bool Separate { get; init; }

    /// <summary>Notes what an argument brings along.</summary>
    public void Take(ParameterModel parameter, Resolved argument)
    {
        if (argument.Node is { } need && !Needs.Contains(need)) Needs.Add(need);
        foreach (var module in argument.Modules ?? [])
        {
            if (!Modules.Contains(module)) Modules.Add(module);
            if (parameter.IsEval && parameter.Type.Category == TypeCategory.Function) ByEvalFunction.Add(module);
            if (parameter.Type.Category != TypeCategory.Module) continue;
            Received[parameter.Name] = module;
            if (parameter.IsEval) InEvalMode.Add(module);
            if (parameter.IsUpdate) Updates.Add(module);
        }
    }

    /// <summary>All it needs, itself included.</summary>
    public IEnumerable<Node> Ancestors()
    {
        var seen = new HashSet<Node>();
        var open = new Stack<Node>([this]);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (!seen.Add(node)) continue;
            yield return node;
            foreach (var need in node.Needs) open.Push(need);
        }
    }
}

/// <summary>What a name stands for in a scope.</summary>
/// <param name="Code">The expression.</param>
/// <param name="Type">Its type.</param>
/// <param name="Node">The computation of the batch that makes it; null for settings, fits, modules and numbers.</param>
/// <param name="Modules">The network's modules that it is or goes through.</param>
sealed record Resolved(string Code, TypeModel Type, Node? Node = null, IReadOnlyList<string>? Modules = null);
