namespace OodDsl.Generators;

/// <summary>The training loop: passes, and in each the batch and its updates.</summary>
sealed partial class ExperimentEmitter
{
    static IEnumerable<Node> Sorted(IEnumerable<Node> nodes) => nodes.OrderBy(node => node.Level).ThenBy(node => node.Phase switch
    {
        Phase.Stream => 0,
        Phase.Augmentation => 1 + node.Position,
        Phase.Value => 1000,
        Phase.Forward => 1001,
        Phase.Head or Phase.Derived => 1002,
        _ => 1003,
    });

    static IEnumerable<Node> Of(BatchScope scope, Phase phase) => Sorted(scope.Nodes).Where(node => node.Phase == phase);

    void TrainEpoch()
    {
        if (!Trains)
        {
            writer.Line("// Without a loss nothing is trained.");
            using (writer.Braces("protected override void TrainEpoch(int epoch)")) { }
            return;
        }
        using (writer.Braces("protected override void TrainEpoch(int epoch)"))
        {
            writer.Line("network.train();");
            if (plan.Passes is [var only]) Loop("Steps(epoch)", only);
            else foreach (var pass in plan.Passes) writer.Line($"{Method(pass)}(epoch);");
        }
        if (plan.Passes.Count > 1)
        {
            for (var i = 0; i < plan.Passes.Count; i++)
            {
                writer.Line();
                using (writer.Braces($"void {Method(plan.Passes[i])}(int epoch)")) Loop($"Steps(epoch, pass: {i + 1})", plan.Passes[i]);
            }
        }
        ChainMethods();
    }

    static string Method(PassPlan pass) => $"Pass{pass.Number}";

    void Loop(string steps, PassPlan pass)
    {
        var locals = new HashSet<string>(StringComparer.Ordinal);
        using (writer.Braces($"foreach (var step in {steps})"))
        {
            writer.Line("using var scope = NewDisposeScope();");
            foreach (var (field, _, optimizers) in Rates())
                if (pass.Updates.Exists(update => OptimizersOf(update).Any(optimizer => optimizers.Contains(optimizer.Field)))) writer.Line($"{field}.Set(step);");
            writer.Line();
            Inputs(pass.Inputs, locals);
            Values(Sorted(pass.Inputs.Nodes).Where(node => node.Phase > Phase.Augmentation), locals);
            for (var i = 0; i < pass.Updates.Count; i++)
            {
                if (i > 0) writer.Line();
                Update(pass, pass.Updates[i], locals);
            }
        }
    }

    void Values(IEnumerable<Node> nodes, HashSet<string> locals)
    {
        var any = false;
        foreach (var node in nodes)
        {
            writer.Line($"{Target(node, locals)} = {node.Code};");
            any = true;
        }
        if (any) writer.Line();
    }

    /// <summary>Whether something in training reads the value. A forward pass that an arm only keeps has outputs that nothing reads.</summary>
    bool IsRead(Node node, string name) => plan.TrainingNodes.Any(other => other.Needs.Contains(node)) && node.Asked.Contains(name);

    bool IsRead(Node node) => node.Makes.Any(name => IsRead(node, name));

    /// <summary>The left-hand side: <c>var x</c>, or a tuple in which what exists already is assigned to and what nothing reads is dropped.</summary>
    static string Target(Node node, HashSet<string> locals)
    {
        var names = node.Makes.Select(name => node.Asked.Contains(name) ? Locals.Name(name) : "_").ToArray();
        if (names.Length == 1) return locals.Add(names[0]) ? "var " + names[0] : names[0];
        if (names.All(name => name == "_" || !locals.Contains(name)))
        {
            foreach (var name in names) locals.Add(name);
            return $"var ({string.Join(", ", names)})";
        }
        return $"({string.Join(", ", names.Select(name => name == "_" || !locals.Add(name) ? name : "var " + name))})";
    }
}
