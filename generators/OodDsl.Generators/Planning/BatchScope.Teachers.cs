namespace OodDsl.Generators;

/// <summary>What teachers answer.</summary>
sealed partial class BatchScope
{
    Resolved? Taught(string name)
    {
        foreach (var teacher in Plan.Teachers)
        {
            if (name == teacher.Width)
            {
                Plan.Used.Add(teacher.Declaration.Key);
                return new Resolved($"{teacher.Field}.FeatureWidth", TypeModel.Whole);
            }
            if (teacher.Parse(name) is not var (prefix, answer)) continue;
            var asked = answer == "Logits" ? teacher.Name(prefix, "Features") : prefix.Length == 0 ? "images" : prefix + "Images";
            if (Find(asked) is not { } input) continue;
            Plan.Used.Add(teacher.Declaration.Key);
            var node = new Node
            {
                Declaration = teacher.Declaration,
                Makes = [name],
                Phase = Phase.Value,
                Code = $"{teacher.Field}.{answer}({input.Code})",
            };
            if (input.Node is { } need) node.Needs.Add(need);
            Place(node);
            if (node.Level > 0) node.Phase = Phase.Derived;
            return new Resolved(Locals.Name(name), TypeModel.Tensor, node);
        }
        return null;
    }
}
