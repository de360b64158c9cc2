namespace OodDsl.Generators;

/// <summary>The plan that the catalog holds: what <c>plan</c> shows and compares.</summary>
sealed partial class ExperimentEmitter
{
    void PlanOf()
    {
        writer.Line($"Loss = {Quote(string.Join("\n", Equation.Of(plan)))},");
        writer.Line($"PassesPerStep = {plan.Passes.Select(pass => pass.Updates.Sum(Passes)).DefaultIfEmpty(0).Max()},");
        writer.Line($"PassesPerScoredImage = {plan.Scoring.Nodes.Count(node => node.Phase == Phase.Forward || IsTeachersPass(node)) + Called(plan.Scoring.Nodes)},");
        var backward = plan.Scoring.Nodes.Sum(node => node.Declaration?.Method?.Backward ?? 0);
        if (backward > 0) writer.Line($"BackwardPassesPerScoredImage = {backward},");
        Fitted();
        if (plan.Passes.Count > 1) writer.Line($"TrainingPasses = {plan.Passes.Count},");
        if (plan.Updates.Count() > 1)
            using (Brackets("Steps =")) foreach (var pass in plan.Passes) foreach (var update in pass.Updates) writer.Line(Step(pass, update));
        Items("Modules", plan.Network.Parts.Where(part => !part.IsBuffer).Select(part => (part.Field, ModuleText(part))));
        Texts("Streams", plan.Streams.Where(stream => plan.Used.Contains(stream.Declaration.Key)).Select(StreamText));
        if (plan.Fits.ReadOodValidation) writer.Line("ReadsOodValidation = true,");
        Texts("Augmentations", plan.TrainingNodes.Where(node => node.Phase == Phase.Augmentation).OrderBy(node => node.Position)
            .Select(node => Shown(node.Declaration!)).Distinct(StringComparer.Ordinal));
        Items("Fits", plan.Fits.Entries.Select(fit => (fit.Declaration.Name, Equation.Call("", fit.Method) + ", " + When(fit))));
        Items("Scores", plan.Scores.Select(score => (score.Declaration.Name, Equation.Call("", score.Declaration.Method!))));
        Items("Thresholds", plan.Thresholds.Select(threshold => (threshold.Declaration.Structure.Score, threshold.Declaration.Name)));
        Items("Metrics", plan.Metrics.Select(metric => metric.Declaration).Concat(plan.SetMetrics.Select(metric => metric.Declaration))
            .Select(metric => (metric.Name, Equation.Call("", metric.Method!))));
        Items("Logs", plan.Updates.SelectMany(update => update.Logs)
            .Select(log => (log.Declaration.Name, Equation.Call("", log.Declaration.Method!))));
        Items("Declarations", Experiment.Declarations.Where(declaration => !declaration.IsShared && plan.Used.Contains(declaration.Key)).Select(Declared));
        Items("LeftOut", LeftOut);
        writer.Line("Dataflow =");
        writer.Lines("    \"\"\"\n" + string.Join("\n", Dataflow.Of(plan).Select(line => "    " + line)) + "\n    \"\"\",");
    }

    /// <summary>Of an image of the set that fits read most: what is collected for them, and what they compute themselves.</summary>
    void Fitted()
    {
        var own = plan.Fits.Entries.Select(fit => fit.Method).ToArray();
        var forward = Collections() + own.Sum(Called);
        var backward = own.Sum(method => method.Backward);
        if (forward > 0) writer.Line($"PassesPerFittedImage = {forward},");
        if (backward > 0) writer.Line($"BackwardPassesPerFittedImage = {backward},");
    }

    /// <summary>The most often that one set goes through the network to be collected.</summary>
    int Collections() => plan.Fits.Entries
        .SelectMany(fit => fit.Whole.Where(whole => Forwards(fit, whole)).Select(whole =>
            (whole.Set, fit.Stage, Round: plan.Fits.AsksFits(fit, whole) ? fit.Round : 0, Augmented: fit.IsAugmented ? fit : null)))
        .Distinct().GroupBy(pass => pass.Set).Select(passes => passes.Count()).DefaultIfEmpty(0).Max();

    bool Forwards(FitEntry fit, (string Set, string Value) whole) =>
        plan.Fits.Collects(fit, whole, out var nodes, out _) && nodes.Any(node => node.Phase == Phase.Forward);

    void Texts(string property, IEnumerable<string> texts)
    {
        if (texts.Any()) writer.Line($"{property} = [{string.Join(", ", texts.Select(Quote))}],");
    }

    /// <summary>One line per item.</summary>
    void Items(string property, IEnumerable<(string Name, string Detail)> items)
    {
        if (!items.Any() && property != "Scores") return;
        using (Brackets($"{property} ="))
            foreach (var (name, detail) in items) writer.Line(detail.Length == 0 ? $"{Quote(name)}," : $"new({Quote(name)}, {Quote(detail)}),");
    }

    string Step(PassPlan pass, UpdatePlan update)
    {
        var updates = string.Join(", ", OptimizersOf(update).Select(optimizer =>
            $"{string.Join(" and ", optimizer.Modules.Where(update.Trained.Contains).Select(Names.Camel))} by {optimizer.Declaration.Type}"));
        return $"new({Quote(update.Name)}, {pass.Number}, {Quote(Equation.Of(update))}, {Quote(updates)}, {Passes(update)}),";
    }

    int Passes(UpdatePlan update) => update.NetworkPasses + Called(update.Scope.Nodes.Concat(update.Computed.Where(node => node.Phase == Phase.Value)).Distinct());

    /// <summary>A teacher's logits are made from its features, which are a pass of its network.</summary>
    static bool IsTeachersPass(Node node) => node.Declaration?.Kind == Kind.Teacher && node.Makes.Any(made => made.EndsWith("Features", StringComparison.Ordinal));

    /// <summary>Forward passes within calls: of functions, as often as the method says, else once each, and of the backbone as a module.</summary>
    int Called(IEnumerable<Node> nodes) => nodes.Where(node => node.Declaration?.Method is not null).Sum(node =>
        Called(node.Declaration!.Method!)
        + (node.Phase is Phase.Loss ? node.Declaration!.Method!.Parameters.Count(parameter =>
            parameter.Type.Category == TypeCategory.Module && plan.Slot(Kind.Backbone) is { IsMember: true } backbone && backbone.ValueName == parameter.Name) : 0));

    static int Called(MethodModel method) => method.Forward
        ?? method.Parameters.Count(parameter => parameter.Type.Category == TypeCategory.Function && parameter.Name != Functions.Augment);

    string ModuleText(NetworkPart part)
    {
        var by = plan.Optimizers.FirstOrDefault(optimizer => optimizer.Modules.Contains(part.Field));
        var made = part.Declaration is { IsMember: false } component ? component.Text : part.Type;
        if (by is null) return made;
        // What a module's parameter group has of its own stands before what the optimiser says.
        var own = by.Modules.Contains(part.Field) && part.Declaration is { Kind: Kind.Head or Kind.Module } group
            ? group.Settings.Where(setting => setting.IsDeclared && setting.Property is "LearningRate" or "WeightDecay").ToArray() : [];
        return $"{made}, by {by.Declaration.With(own).Text}";
    }

    static string When(FitEntry fit) => (fit.IsAugmented ? "over augmented images, " : "") + fit.Stage switch
    {
        FitStage.Network => "before the network is built",
        FitStage.Before => "before training",
        FitStage.Every => fit.Declaration.Structure.Every == 1 ? "before every epoch" : $"every {fit.Declaration.Structure.Every} epochs",
        _ => "after training",
    };

    (string Name, string Detail) Declared(Declaration declaration) => declaration.IsMember
        ? ($"[{Short(declaration.Text)}] {declaration.Name}", declaration.Method is { } method && method.Parameters.Count > 0 ? Equation.Call("", method) : "")
        : ($"[{Short(declaration.Text)}]", declaration.Owner);

    string Shown(Declaration declaration) => declaration.IsMember ? declaration.Name : Short(declaration.Text);

    string StreamText(StreamPlan stream)
    {
        var ratio = stream.Declaration.Settings.FirstOrDefault(setting => setting.Property == "Ratio")?.Literal ?? "1";
        return $"{stream.Prefix}: {Short(string.Join(" and ", stream.Declaration.DataSets))}, {Literals.Written(ratio)} per training image";
    }
}
