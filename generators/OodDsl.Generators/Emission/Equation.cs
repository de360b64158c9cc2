namespace OodDsl.Generators;

/// <summary>The training losses as equations.</summary>
static class Equation
{
    /// <summary>One line per pass; a single one without its number.</summary>
    public static IEnumerable<string> Of(Plan plan)
    {
        if (plan.Updates.All(update => update.Losses.Count == 0)) return ["No loss: nothing is trained"];
        return plan.Passes.SelectMany(pass => pass.Updates.Where(update => update.Losses.Count > 0)
            .Select(update => (pass.Number == 0 ? "" : $"Pass {pass.Number}: ") + Of(update)));
    }

    /// <summary>What an update minimises.</summary>
    public static string Of(UpdatePlan update)
    {
        if (update.Losses.Count == 0) return "";
        return (update.IsMain ? "L" : "L_" + update.Name) + " = " + string.Join(" + ", update.Losses.Select(loss => Term(loss.Declaration)));
    }

    /// <summary>A call with the values it reads.</summary>
    public static string Call(string name, MethodModel method) =>
        $"{name}({string.Join(", ", method.Parameters.Where(IsValue).Select(parameter => parameter.Name))})";

    static string Term(Declaration loss)
    {
        var weight = loss.Settings.FirstOrDefault(setting => setting.Property == "Weight")?.Literal;
        var factor = weight is null or "1.0" ? "" : Literals.Written(weight) + " ";
        return factor + Call(loss.Name, loss.Method!);
    }

    static bool IsValue(ParameterModel parameter) =>
        parameter.Type.Category is TypeCategory.Tensor or TypeCategory.Module or TypeCategory.Rows or TypeCategory.Function or TypeCategory.Other;
}
