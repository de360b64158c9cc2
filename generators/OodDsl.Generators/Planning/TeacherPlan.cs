namespace OodDsl.Generators;

/// <summary>A finished experiment whose network answers.</summary>
sealed class TeacherPlan(Declaration declaration)
{
    static readonly string[] Answers = ["Features", "Logits"];

    public Declaration Declaration { get; } = declaration;

    /// <summary>The experiment's class.</summary>
    public string Experiment => Declaration.DataSets[0];

    /// <summary>The run's field, and what its values begin with.</summary>
    public string Field => Declaration.ValueName;

    public string Width => Field + "FeatureWidth";

    /// <summary>The values it gives for image values of these prefixes.</summary>
    public IEnumerable<string> Names(IEnumerable<string> prefixes) =>
        prefixes.SelectMany(prefix => Answers.Select(answer => Name(prefix, answer))).Append(Width);

    public string Name(string prefix, string answer) =>
        prefix is "" or "images" ? Field + answer : prefix + Generators.Names.Pascal(Field) + answer;

    /// <summary>The prefix of the images and what is asked of them; null if the name is none of its answers.</summary>
    public (string Prefix, string Answer)? Parse(string name)
    {
        foreach (var answer in Answers)
        {
            if (name == Field + answer) return ("", answer);
            var ending = Generators.Names.Pascal(Field) + answer;
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal))
                return (name.Substring(0, name.Length - ending.Length), answer);
        }
        return null;
    }
}
