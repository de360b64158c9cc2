namespace OodDsl.Generators;

/// <summary>Random numbers, and functions of images.</summary>
sealed partial class BatchScope
{
    protected override string? Random(Declaration declaration, ParameterModel parameter, string method)
    {
        if (method.Length == 0) return IsTraining ? "step" : null;
        if (Kind == ScopeKind.Function) return null;
        Draws = true;
        if (!IsTraining) return $"batch.{(method == "Random" ? RowDraws(declaration, parameter) : method)}(\"{Place(declaration, parameter)}\")";
        return $"step.{method}({DrawnFor(declaration, Place(declaration, parameter))})";
    }

    /// <summary>In evaluation draws belong to the image, and those of a generator to the batch.</summary>
    string RowDraws(Declaration declaration, ParameterModel parameter)
    {
        if (parameter.Type.Identity != TypeModel.Draws) Plan.Report(Rules.BatchDraws, declaration, parameter.Name, parameter.Name, declaration.Name);
        return "Draws";
    }

    /// <summary>The place of a draw in training: each view of the chain has its own.</summary>
    string DrawnFor(Declaration declaration, string place) =>
        Plan.Views > 1 && declaration.Kind is Generators.Kind.Augmentation or Generators.Kind.ImageAugmentation
            ? $"$\"{{view}}/{place}\"" : $"\"{place}\"";

    protected override Resolved? Function(Declaration declaration, ParameterModel parameter)
    {
        if (parameter.Name == Functions.Augment && Plan.Producers.Of(parameter.Name) is null)
        {
            if (IsTraining)
            {
                Plan.AugmentsByFunction = true;
                return new Resolved($"raw => {Plan.AugmentMethod}(raw, \"{declaration.Name}\", step)", parameter.Type);
            }
            Plan.Report(Rules.TrainingOnly, declaration, parameter.Name, parameter.Name, declaration.Name);
            return Nothing(parameter.Type);
        }
        if (Plan.Functions.Of(declaration, parameter, FitStage, out var missing) is not { } function)
        {
            Missing(declaration, parameter with { Name = missing });
            return Nothing(parameter.Type);
        }
        FitsAsked.UnionWith(function.Fits);
        return new Resolved(
            parameter.IsEval && Kind == ScopeKind.Training ? $"InEvalMode({function.Name})" : function.Name,
            parameter.Type, Modules: [.. function.Modules]);
    }

    /// <summary>A value that calls the network as a function while it trains must not move it.</summary>
    bool MustLeaveNoTrace(Declaration declaration) => Kind == ScopeKind.Training && declaration.Kind == Generators.Kind.Value
        && declaration.Method!.Parameters.Any(parameter => parameter.Type.Category == TypeCategory.Function && parameter.Name != Functions.Augment);
}
