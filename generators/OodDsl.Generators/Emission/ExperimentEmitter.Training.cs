namespace OodDsl.Generators;

/// <summary>The training loop.</summary>
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

    IEnumerable<Node> TrainingNodes(Phase phase) => Sorted(plan.Training.Nodes).Where(node => node.Phase == phase);

    void TrainEpoch()
    {
        if (!Trains)
        {
            writer.Line("// Without a loss nothing is trained.");
            using (writer.Braces("protected override void TrainEpoch(int epoch)")) { }
            return;
        }
        var locals = new HashSet<string>(StringComparer.Ordinal);
        var chain = SharedChain();
        using (writer.Braces("protected override void TrainEpoch(int epoch)"))
        {
            writer.Line("network.train();");
            using (writer.Braces("foreach (var step in Steps(epoch))"))
            {
                writer.Line("using var scope = NewDisposeScope();");
                writer.Line("rate.Set(step);");
                writer.Line();
                Inputs(locals);
                Augmentations(chain, locals);
                for (var level = 0; level <= plan.Training.Nodes.Max(node => node.Level); level++) Level(level, locals);
                Loss();
            }
        }
        if (chain.Length > 0) Augment(chain);
    }

    void Inputs(HashSet<string> locals)
    {
        var streams = TrainingNodes(Phase.Stream).ToArray();
        if (streams.Length == 0) return;
        writer.Line($"// {Attributes(streams.Select(node => node.Declaration ?? plan.Slot(Kind.Benchmark)!))}");
        foreach (var node in streams)
        {
            var makes = node.Asked.Contains("indices") ? node.Makes : node.Makes.Take(2).ToArray();
            var targets = makes.Select(name => node.Asked.Contains(name) ? Locals.Name(plan.Training.RawName(name)) : "_").ToArray();
            foreach (var target in targets) locals.Add(target);
            writer.Line($"var ({string.Join(", ", targets)}) = {node.Subject}.{(makes.Count == 3 ? "NextIndexed" : "Next")}(step);");
        }
        writer.Line();
    }

    void Level(int level, HashSet<string> locals)
    {
        var nodes = Sorted(plan.Training.Nodes).Where(node => node.Level == level).ToArray();
        var values = nodes.Where(node => node.Phase == Phase.Value).ToArray();
        foreach (var node in values) writer.Line($"{Target(node, locals)} = {node.Code};");
        if (values.Length > 0) writer.Line();

        var forwards = nodes.Where(node => node.Phase == Phase.Forward).ToArray();
        var joint = forwards.Where(node => !node.Separate).ToArray();
        if (joint.Length > 1)
        {
            writer.Line(plan.Kept.Count == 0
                ? "// One pass: batch normalisation sees all of them together."
                : $"// One pass, as {Experiment.Parent} forwards them: batch normalisation sees all of them together.");
            var targets = string.Join(", ", joint.Select(node => Used(node, node.Makes[0]) ? Locals.Name(node.Makes[0]) : "_"));
            var images =
                string.Join(", ", joint.Select(node => Locals.Name(node.Subject == "rawImages" ? plan.Training.RawName("images") : node.Subject)));
            writer.Line($"var ({targets}) = Together(network.Features, {images});");
        }
        else if (joint is [var only])
        {
            writer.Line($"{(Used(only, only.Makes[0]) ? Target(only, locals) : "_")} = {only.Code};");
        }
        foreach (var node in forwards.Where(node => node.Separate)) writer.Line($"{Target(node, locals)} = {node.Code};");

        var outputs = nodes.Where(node => node.Phase is Phase.Head or Phase.Derived).ToArray();
        foreach (var node in outputs.Where(node => Serves(node))) writer.Line($"{Target(node, locals)} = {node.Code};");
        if (forwards.Length + outputs.Length > 0) writer.Line();
    }

    void Loss()
    {
        var terms = TrainingNodes(Phase.Loss).Where(node => !plan.Logs.Any(log => log.Node == node)).ToArray();
        writer.Line($"// {Attributes(plan.Losses.Select(loss => loss.Declaration))}");
        foreach (var node in terms) writer.Line($"{Target(node, [])} = {node.Code};");
        var weighted = plan.Losses.Select(loss => $"declared.{loss.Declaration.Name}.Weight * {Locals.Name(loss.Node.Makes[0])}");
        writer.Line($"var loss = {string.Join(" + ", weighted)};");
        writer.Line();
        writer.Lines("optimizer.zero_grad();\nloss.backward();\noptimizer.step();");
        var reported = plan.Losses.Select(loss => $"(\"{loss.Declaration.Name}\", {Locals.Name(loss.Node.Makes[0])})");
        writer.Line($"Report(step, loss, {string.Join(", ", reported)});");
        if (plan.Logs.Count == 0) return;
        var logs = plan.Logs.Select(log => $"(\"{log.Declaration.Name}\", {log.Node.Code})");
        using (writer.Braces("using (no_grad())")) writer.Line($"Log(step, {string.Join(", ", logs)});");
    }

    /// <summary>As the declarations read: attributes on the class in one list, each member with its own.</summary>
    static string Attributes(IEnumerable<Declaration> declarations)
    {
        var (members, components) =
            (declarations.Where(declaration => declaration.IsMember), declarations.Where(declaration => !declaration.IsMember));
        var list = components.Any() ? [$"[{string.Join(", ", components.Select(declaration => declaration.Text))}]"] : Array.Empty<string>();
        return string.Join(", ", list.Concat(members.Select(member => $"[{member.Text}] {member.Name}")));
    }

    bool Serves(Node node) => node.Makes.Any(name => Used(node, name));

    /// <summary>A forward pass that an arm only keeps has outputs that nothing reads.</summary>
    bool Used(Node node, string name) => plan.Training.Nodes.Exists(other => other.Needs.Contains(node)) && node.Asked.Contains(name);

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
