namespace OodDsl.Generators;

/// <summary>The training loss as an equation.</summary>
static class Equation
{
    public static string Of(Plan plan) =>
        plan.Losses.Count == 0 ? "No loss: nothing is trained" : "L = " + string.Join(" + ", plan.Losses.Select(loss => Term(loss.Declaration)));

    static string Term(Declaration loss)
    {
        var weight = loss.Settings.FirstOrDefault(setting => setting.Property == "Weight")?.Literal;
        var factor = weight is null or "1.0" ? "" : Literals.Written(weight) + " ";
        return $"{factor}{loss.Name}({string.Join(", ", loss.Method!.Parameters.Where(IsValue).Select(parameter => parameter.Name))})";
    }

    static bool IsValue(ParameterModel parameter) => parameter.Type.Category is TypeCategory.Tensor or TypeCategory.Module;
}
