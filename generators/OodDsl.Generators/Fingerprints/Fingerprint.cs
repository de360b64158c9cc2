using System.Text;

namespace OodDsl.Generators;

/// <summary>
/// One hash over everything that can change an experiment's result: what it declares, with all settings, the code that the declarations
/// reach, and what control arms keep from their parents. File names and places don't count.
/// </summary>
static class Fingerprint
{
    /// <summary>To be raised when the language gives the same declaration another meaning.</summary>
    const int Meaning = 1;

    public static string Of(ExperimentModel experiment, IEnumerable<string> keptForwards)
    {
        var text = new StringBuilder();
        text.Append(Meaning).Append('\n').Append(experiment.Code).Append('\n');
        foreach (var declaration in experiment.Declarations)
        {
            if (declaration.Kind == Kind.Seeds) continue;
            text.Append(declaration.Kind).Append(' ').Append(declaration.Key).Append(' ').Append(declaration.Type).Append(' ')
                .Append(string.Join(",", declaration.DataSets)).Append(' ').Append(declaration.Structure).Append('\n');
            foreach (var setting in declaration.Settings) text.Append("  ").Append(setting.Path).Append('=').Append(setting.Literal).Append('\n');
        }
        foreach (var image in keptForwards) text.Append("kept ").Append(image).Append('\n');
        return Hashing.Of(text.ToString());
    }
}
