namespace OodDsl.Generators;

/// <summary>One update of a training step: a <c>[Step]</c>, or the main step with all losses of its pass.</summary>
/// <param name="declaration">The step; null for the main step.</param>
/// <param name="scope">Its values that need the network.</param>
sealed class UpdatePlan(Declaration? declaration, BatchScope scope)
{
    public const string MainName = "main step";

    public Declaration? Declaration { get; } = declaration;

    public BatchScope Scope { get; } = scope;

    public bool IsMain => Declaration is null;

    public string Name => Declaration?.Name ?? MainName;

    /// <summary>What it minimises: the step's loss, or the terms of the main step.</summary>
    public List<(Declaration Declaration, Node Node)> Losses { get; } = [];

    /// <summary>Plain code after the main step.</summary>
    public List<(Declaration Declaration, Node Node)> After { get; } = [];

    public List<(Declaration Declaration, Node Node)> Logs { get; } = [];

    /// <summary>Image values that a control arm forwards because its parent does.</summary>
    public List<string> Kept { get; } = [];

    /// <summary>The image values that it forwards, in order.</summary>
    public IEnumerable<string> Forwarded => Scope.Nodes.Where(node => node.Phase == Phase.Forward).Select(node => node.Subject);

    /// <summary>All that its losses and plain code are computed from, inputs included.</summary>
    public IEnumerable<Node> Computed => Losses.Concat(After).Concat(Logs).SelectMany(term => term.Node.Ancestors()).Distinct();

    /// <summary>The modules that its losses reach.</summary>
    public IEnumerable<string> Reached => Losses.SelectMany(loss => loss.Node.Ancestors()).SelectMany(node => node.OpenModules).Distinct(StringComparer.Ordinal);

    /// <summary>The modules whose parameters it changes. Of the main step: all that its losses reach and that have no step of their own.</summary>
    public IReadOnlyList<string> Trained { get; set; } = [];

    /// <summary>The modules that are in eval mode while it is computed.</summary>
    public IReadOnlyList<string> InEvalMode => [.. Losses.SelectMany(loss => loss.Node.Ancestors())
        .SelectMany(node => node.InEvalMode).Distinct(StringComparer.Ordinal)];

    /// <summary>Forward passes of the network: joint ones count once.</summary>
    public int NetworkPasses => BatchPasses.Of(Scope);
}

/// <summary>Counts forward passes.</summary>
static class BatchPasses
{
    public static int Of(BatchScope scope)
    {
        var forwards = scope.Nodes.Where(node => node.Phase == Phase.Forward).ToArray();
        return forwards.Count(node => node.Separate) + forwards.Where(node => !node.Separate).Select(node => node.Level).Distinct().Count();
    }
}
