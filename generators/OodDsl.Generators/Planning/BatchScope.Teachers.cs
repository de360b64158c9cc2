namespace OodDsl.Generators;

/// <summary>What teachers answer.</summary>
sealed partial class BatchScope
{
    /// <summary>The logits of all teachers on the images, one after the other.</summary>
    public const string EveryTeachersLogits = "teachersLogits";

    Resolved? Taught(string name)
    {
        if (name == EveryTeachersLogits && Plan.Teachers.Count > 0) return Stacked();
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

    Resolved? Stacked()
    {
        var answers = Plan.Teachers.Select(teacher => Find(teacher.Name("", "Logits"))).OfType<Resolved>().ToArray();
        if (answers.Length < Plan.Teachers.Count) return null;
        var node = new Node
        {
            Makes = [EveryTeachersLogits],
            Phase = Phase.Value,
            Code = $"stack([{string.Join(", ", answers.Select(answer => answer.Code))}])",
        };
        node.Needs.AddRange(answers.Select(answer => answer.Node).OfType<Node>());
        Place(node);
        if (node.Level > 0) node.Phase = Phase.Derived;
        return new Resolved(EveryTeachersLogits, TypeModel.Tensor, node);
    }
}
