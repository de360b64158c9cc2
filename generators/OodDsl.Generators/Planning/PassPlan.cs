namespace OodDsl.Generators;

/// <summary>One pass over the training set: the batch's inputs, which all its updates share, and the updates in their order.</summary>
/// <param name="number">From 1; the only pass is 0.</param>
/// <param name="inputs">The values that need no network.</param>
sealed class PassPlan(int number, BatchScope inputs)
{
    public int Number { get; } = number;

    public BatchScope Inputs { get; } = inputs;

    /// <summary>The steps in the order of the text, then the main step.</summary>
    public List<UpdatePlan> Updates { get; } = [];

    public UpdatePlan? Main => Updates.Find(update => update.IsMain);

    /// <summary>All computations.</summary>
    public IEnumerable<Node> Nodes => Inputs.Nodes.Concat(Updates.SelectMany(update => update.Scope.Nodes));

    /// <summary>Whether an update has to be told which modules it trains: another one trains others, or a module is in eval mode.</summary>
    public bool IsGated => Updates.Count > 1 || Updates.Exists(update => update.InEvalMode.Count > 0 || !update.IsMain);
}
