namespace OodDsl.Generators;

/// <summary>Functions of images that declarations receive.</summary>
sealed partial class ExperimentEmitter
{
    void Function(FunctionPlan function)
    {
        writer.Line();
        var header = $"{function.Returns} {function.Name}(Tensor images)";
        var last = function.Results is [{ Node: { } only }] && only.Makes.Count == 1 ? only : null;
        if (last is not null && function.Nodes.Count == 1)
        {
            writer.Line($"{header} => {last.Code};");
            return;
        }
        using (writer.Braces(header))
        {
            var locals = new HashSet<string>(["images"], StringComparer.Ordinal);
            foreach (var node in Sorted(function.Nodes))
                if (node != last) writer.Line($"{Target(node, locals)} = {node.Code};");
            var results = string.Join(", ", function.Results.Select(result => result.Code));
            writer.Line($"return {(last is not null ? last.Code : function.Results.Count == 1 ? results : $"({results})")};");
        }
    }
}
