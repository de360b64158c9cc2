namespace OodDsl.Generators;

/// <summary>The run: fields and construction.</summary>
sealed partial class ExperimentEmitter
{
    bool Trains => plan.Passes.Count > 0;

    void Run()
    {
        string[] equations = [.. Equation.Of(plan).Select(Xml)];
        if (equations is [var only]) writer.Line($"/// <summary>{only}</summary>");
        else writer.Lines($"/// <summary>\n{string.Join("\n", equations.Select(equation => $"/// <para>{equation}</para>"))}\n/// </summary>");
        using (writer.Braces($"internal {New}sealed class Run : ExperimentRun"))
        {
            Fields();
            writer.Line();
            Constructor();
            writer.Line();
            TrainEpoch();
            FitMethod("FitForNetwork", FitStage.Network);
            FitMethod("FitBefore", FitStage.Before);
            FitMethod("FitEvery", FitStage.Every);
            FitMethod("FitAfter", FitStage.After);
            RestoreMethod();
            foreach (var function in plan.Functions.Methods) Function(function);
            Answers();
            Score();
            Measures();
            Thresholds();
        }
    }

    void Fields()
    {
        writer.Line("readonly Declared declared;");
        foreach (var teacher in Teachers()) writer.Line($"readonly TeacherNetwork {teacher.Field};");
        writer.Line("readonly Network network;");
        foreach (var field in StreamFields()) writer.Line($"readonly BatchStream {field};");
        foreach (var optimizer in plan.Optimizers) writer.Line($"readonly optim.Optimizer {optimizer.Field};");
        foreach (var (field, _, _) in Rates()) writer.Line($"readonly Rate {field};");
        foreach (var (name, type) in plan.Fits.Entries.SelectMany(fit => fit.Fields))
        {
            var nullable = type.Category is TypeCategory.Number or TypeCategory.Truth or TypeCategory.Tuple ? "" : "?";
            writer.Line($"{type.Name}{nullable} {Names.Identifier(name)};");
        }
    }

    void Constructor()
    {
        using (writer.Braces("public Run(RunContext context) : base(context)"))
        {
            writer.Line("declared = new Declared(context.Settings);");
            foreach (var field in StreamFields()) writer.Line($"{field} = {StreamOf(field)};");
            if (plan.Fits.ReadOodValidation)
                writer.Line($"context.OodValidation({string.Join(", ", plan.OodValidation.Select(set => $"new {set}()"))});");
            foreach (var teacher in Teachers()) writer.Line($"{teacher.Field} = context.Teacher({Short(teacher.Experiment)}.Descriptor);");
            if (plan.Fits.Entries.Any(fit => fit.Stage == FitStage.Network)) writer.Line("Fit(FitForNetwork);");
            var given = string.Concat(plan.Network.Given.Values.Select(given => ", " + given.Argument));
            writer.Line($"network = Own(new Network(declared, context{given}));");
            if (IsFrozen) writer.Line("network.Freeze(declared.Train, network.Backbone);");
            foreach (var optimizer in plan.Optimizers)
            {
                var modules = string.Join(", ", optimizer.Modules.Select(Trained));
                writer.Line($"{optimizer.Field} = Own(\"{optimizer.Field}\", declared.{optimizer.Declaration.Name}.Create({modules}));");
            }
            foreach (var (field, schedule, optimizers) in Rates())
            {
                var arguments = optimizers is [var only] ? $"{only}, declared.{schedule}" : $"declared.{schedule}, {string.Join(", ", optimizers)}";
                writer.Line($"{field} = new Rate({arguments});");
            }
        }
    }

    bool IsFrozen => plan.Slot(Kind.Train) is { } train && plan.Network.NeedsFeatures
        && train.Settings.Any(setting => setting is { Property: "FrozenBackbone" or "FrozenNorms", Literal: "true" });

    /// <summary>Heads and modules are parameter groups of their own.</summary>
    string Trained(string field) =>
        plan.Network.Parts.First(part => part.Field == field).Declaration is { Kind: Kind.Head or Kind.Module } declaration
            ? $"declared.{declaration.Name}.Of(network.{field})"
            : $"network.{field}";

    /// <summary>One rate per schedule, with all optimisers that follow it.</summary>
    IEnumerable<(string Field, string Schedule, string[] Optimizers)> Rates()
    {
        var main = plan.Slot(Kind.Schedule)?.Name;
        foreach (var same in plan.Optimizers.Where(optimizer => optimizer.Schedule is not null).GroupBy(optimizer => optimizer.Schedule!.Name))
            yield return (same.Key == main ? "rate" : Names.Camel(same.Key) + "Rate", same.Key, [.. same.Select(optimizer => optimizer.Field)]);
    }

    IEnumerable<TeacherPlan> Teachers() => plan.Teachers.Where(teacher => plan.Used.Contains(teacher.Declaration.Key));

    IEnumerable<string> StreamFields() => plan.TrainingNodes.Where(node => node.Phase == Phase.Stream).Select(node => node.Subject)
        .Concat(plan.Fits.Entries.Any(fit => fit.IsAugmented) ? ["training"] : [])
        .Concat(plan.Streams.Where(stream => plan.Used.Contains(stream.Declaration.Key)).SelectMany(stream => new[] { "training", stream.Field }))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(field => field == "training" ? -1 : plan.Streams.TakeWhile(stream => stream.Field != field).Count());

    string StreamOf(string field)
    {
        if (plan.Streams.FirstOrDefault(stream => stream.Field == field) is not { } stream)
            return $"context.Training(declared.Train{(plan.Passes.Count > 1 ? $", passes: {plan.Passes.Count}" : "")})";
        var sets = string.Join(", ", stream.Declaration.DataSets.Select(set => $"new {set}()"));
        return $"context.Stream(\"{stream.Prefix}\", declared.Train, declared.{stream.Declaration.Name}.Ratio, {sets})";
    }

    static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
