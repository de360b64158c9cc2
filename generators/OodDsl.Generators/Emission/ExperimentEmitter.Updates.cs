namespace OodDsl.Generators;

/// <summary>One update of a training step: forward, heads, values, loss, backward, optimisers.</summary>
sealed partial class ExperimentEmitter
{
    IEnumerable<OptimizerPlan> OptimizersOf(UpdatePlan update) =>
        plan.Optimizers.Where(optimizer => optimizer.Modules.Any(update.Trained.Contains));

    void Update(PassPlan pass, UpdatePlan update, HashSet<string> outer)
    {
        if (!pass.IsGated)
        {
            Body(update, outer);
            return;
        }
        writer.Line($"// {Attributes(update.IsMain ? update.Losses.Select(loss => loss.Declaration) : [update.Declaration!])}");
        if (update.Trained.Count > 0) writer.Line($"using (Updating({Fields(update.Trained)}))");
        if (update.InEvalMode.Count > 0) writer.Line(InEvalMode(update.InEvalMode));
        using (writer.Braces()) Body(update, new HashSet<string>(outer, StringComparer.Ordinal));
    }

    static string Fields(IEnumerable<string> modules) => string.Join(", ", modules.Select(module => "network." + module));

    static string InEvalMode(IEnumerable<string> modules) => $"using (InEvalMode({Fields(modules)}))";

    /// <summary>A statement that sees modules in eval mode, if any.</summary>
    static string Seeing(IReadOnlyCollection<string> inEvalMode, string statement) =>
        inEvalMode.Count == 0 ? statement : $"{InEvalMode(inEvalMode)} {statement}";

    void Body(UpdatePlan update, HashSet<string> locals)
    {
        var nodes = update.Scope.Nodes;
        for (var level = 0; nodes.Count > 0 && level <= nodes.Max(node => node.Level); level++) Level(update, level, locals);
        if (update.Losses.Count > 0) Losses(update, locals);
        if (update.After.Count > 0)
        {
            writer.Line();
            writer.Line($"// {Attributes(update.After.Select(step => step.Declaration))}");
            using (writer.Braces("using (no_grad())"))
                foreach (var (_, node) in update.After) writer.Line(Seeing(node.InEvalMode, node.Code + ";"));
        }
        if (update.Logs.Count == 0) return;
        writer.Line();
        writer.Line($"// {Attributes(update.Logs.Select(log => log.Declaration))}");
        var logs = update.Logs.Select(log => $"(\"{log.Declaration.Name}\", {log.Node.Code})");
        string[] seen = [.. update.Logs.SelectMany(log => log.Node.InEvalMode).Distinct(StringComparer.Ordinal)];
        using (writer.Braces("using (no_grad())")) writer.Line(Seeing(seen, $"Log(step, {string.Join(", ", logs)});"));
    }

    void Level(UpdatePlan update, int level, HashSet<string> locals)
    {
        var nodes = Sorted(update.Scope.Nodes).Where(node => node.Level == level).ToArray();
        Values(nodes.Where(node => node.Phase == Phase.Value), locals);

        var forwards = nodes.Where(node => node.Phase == Phase.Forward).ToArray();
        Joint(update, [.. forwards.Where(node => !node.Separate)], locals);
        foreach (var node in forwards.Where(node => node.Separate)) writer.Line($"{Target(node, locals)} = {node.Code};");

        var outputs = nodes.Where(node => node.Phase is Phase.Head or Phase.Derived).Where(IsRead).ToArray();
        foreach (var node in outputs) writer.Line($"{Target(node, locals)} = {node.Code};");
        if (forwards.Length + outputs.Length > 0) writer.Line();
    }

    void Joint(UpdatePlan update, Node[] joint, HashSet<string> locals)
    {
        if (joint.Length == 0) return;
        if (joint is [var only])
        {
            writer.Line($"{(IsRead(only) ? Target(only, locals) : "_")} = {only.Code};");
            return;
        }
        writer.Line(update.Kept.Count == 0
            ? "// One pass: batch normalisation sees all of them together."
            : $"// One pass, as {Experiment.Parent} forwards them: batch normalisation sees all of them together.");
        var names = joint.Select(node => IsRead(node) ? Locals.Name(node.Makes[0]) : "_").ToArray();
        foreach (var name in names) locals.Add(name);
        var images = string.Join(", ",
            joint.Select(node => Locals.Name(node.Subject == "rawImages" ? update.Scope.RawName("images") : node.Subject)));
        if (joint.Length <= 4)
        {
            writer.Line($"var ({string.Join(", ", names)}) = Together(network.Features, {images});");
            return;
        }
        writer.Line($"var together = Together(network.Features, [{images}]);");
        for (var i = 0; i < names.Length; i++)
            if (names[i] != "_") writer.Line($"var {names[i]} = together[{i}];");
    }

    void Losses(UpdatePlan update, HashSet<string> locals)
    {
        // In the order of the text, each after what it needs.
        var terms = update.Scope.Nodes.Where(node => node.Phase == Phase.Loss
            && !update.Logs.Concat(update.After).Any(other => other.Node == node)).ToArray();
        if (!plan.Passes.Exists(pass => pass.IsGated && pass.Updates.Contains(update)))
            writer.Line($"// {Attributes(update.Losses.Select(loss => loss.Declaration))}");
        foreach (var node in terms) writer.Line($"{Target(node, locals)} = {node.Code};");
        var loss = "loss";
        if (update.IsMain)
        {
            var weighted = update.Losses.Select(term => $"declared.{term.Declaration.Name}.Weight * {Locals.Name(term.Node.Makes[0])}");
            writer.Line($"var loss = {string.Join(" + ", weighted)};");
            writer.Line();
        }
        else
        {
            loss = Locals.Name(update.Losses[0].Node.Makes[0]);
        }
        var optimizers = OptimizersOf(update).ToArray();
        foreach (var optimizer in optimizers) writer.Line($"{optimizer.Field}.zero_grad();");
        writer.Line($"{loss}.backward();");
        foreach (var optimizer in optimizers) writer.Line($"{optimizer.Field}.step();");
        var reported = update.Losses.Select(term => $"(\"{term.Declaration.Name}\", {Locals.Name(term.Node.Makes[0])})");
        writer.Line($"Report(step, {(update.IsMain ? "loss, " : "")}{string.Join(", ", reported)});");
    }
}
