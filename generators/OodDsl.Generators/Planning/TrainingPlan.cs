namespace OodDsl.Generators;

/// <summary>Works out the passes of an epoch and their updates.</summary>
static class TrainingPlan
{
    /// <param name="plan">The experiment's plan; receives the passes.</param>
    /// <param name="parent">For a control arm: what it derives from, whose passes and forwards it keeps.</param>
    public static void Build(Plan plan, Plan? parent)
    {
        var terms = plan.Experiment.Declarations.Where(declaration => declaration.Kind is Kind.Loss or Kind.Step && declaration.Method is not null)
            .ToArray();
        if (terms.Length == 0) return;
        var numbers = terms.Select(term => term.Structure.Pass).Concat(parent?.Passes.Select(pass => pass.Number) ?? [])
            .Where(pass => pass > 0).Distinct().OrderBy(pass => pass).ToArray();
        foreach (var number in numbers.Length == 0 ? [0] : numbers)
        {
            var pass = Pass(plan, number, [.. terms.Where(term => term.Structure.Pass == 0 || term.Structure.Pass == number)]);
            if (pass.Updates.Count > 0) plan.Passes.Add(pass);
        }
        Keep(plan, parent);
        Logs(plan);
        AlignViews(plan);
        foreach (var update in plan.Updates) update.Trained = [.. Trained(plan, update)];
    }

    /// <summary>The chain's method for a view is one for all passes.</summary>
    static void AlignViews(Plan plan)
    {
        if (plan.Views == 1) return;
        var made = plan.Passes.SelectMany(pass => pass.Inputs.Outputs).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var pass in plan.Passes)
            foreach (var name in made) pass.Inputs.Ask(name);
    }

    static PassPlan Pass(Plan plan, int number, Declaration[] terms)
    {
        var pass = new PassPlan(number, plan.NewInputs());
        foreach (var step in terms.Where(term => term.Kind == Kind.Step && term.Method!.Returns.Category != TypeCategory.Nothing))
        {
            var update = New(step);
            if (update.Scope.Term(step) is { } node)
            {
                node.Asked.Add(step.ValueName);
                update.Losses.Add((step, node));
            }
            if (update.Losses.Exists(loss => loss.Node.Updates.Count == 0)) plan.Report(Rules.StepWithoutUpdate, step, "", step.Name);
        }
        var losses = terms.Where(term => term.Kind == Kind.Loss).ToArray();
        var after = terms.Where(term => term.Kind == Kind.Step && term.Method!.Returns.Category == TypeCategory.Nothing).ToArray();
        if (losses.Length + after.Length == 0) return pass;
        var main = New(null);
        foreach (var loss in losses)
            if (main.Scope.Term(loss) is { } node) main.Losses.Add((loss, node));
        foreach (var step in after)
            if (main.Scope.Term(step) is { } node) main.After.Add((step, node));
        return pass;

        UpdatePlan New(Declaration? declaration)
        {
            var update = new UpdatePlan(declaration, new BatchScope(plan, ScopeKind.Training, pass.Inputs));
            pass.Updates.Add(update);
            return update;
        }
    }

    /// <summary>An arm forwards what its parent forwards, so that batch normalisation is no confounder.</summary>
    static void Keep(Plan plan, Plan? parent)
    {
        foreach (var pass in plan.Passes)
        {
            foreach (var update in pass.Updates)
            {
                var model = parent?.Passes.Find(other => other.Number == pass.Number)?.Updates.Find(other => other.Name == update.Name);
                foreach (var images in model?.Forwarded ?? [])
                    if (!update.Forwarded.Contains(images) && update.Scope.Keep(images)) update.Kept.Add(images);
                update.Scope.IsClosed = true;
            }
        }
    }

    /// <summary>A log reads what the main step of the first pass has, or of a later one.</summary>
    static void Logs(Plan plan)
    {
        foreach (var log in plan.Experiment.Declarations.Where(declaration => declaration.Kind == Kind.Log && declaration.Method is not null))
        {
            var updates = plan.Passes.Select(pass => pass.Main).OfType<UpdatePlan>().DefaultIfEmpty(plan.Updates.LastOrDefault());
            if (updates.FirstOrDefault() is { } update && update.Scope.Term(log) is { } node) update.Logs.Add((log, node));
        }
    }

    static IEnumerable<string> Trained(Plan plan, UpdatePlan update)
    {
        if (!update.IsMain) return update.Losses.SelectMany(loss => loss.Node.Updates);
        var ofSteps = plan.Updates.Where(other => !other.IsMain).SelectMany(other => other.Losses).SelectMany(loss => loss.Node.Updates);
        return update.Reached.Where(module => !ofSteps.Contains(module) && module != "Input");
    }
}
