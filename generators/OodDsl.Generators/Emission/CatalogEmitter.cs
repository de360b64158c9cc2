namespace OodDsl.Generators;

/// <summary>Writes the project's list of experiments.</summary>
static class CatalogEmitter
{
    public const string HintName = "ExperimentCatalog.g.cs";

    /// <param name="classes">Full names of the experiments without mistakes.</param>
    /// <param name="space">The project's root namespace; empty for the global one.</param>
    public static string Emit(IEnumerable<string> classes, string space)
    {
        var writer = new Writer();
        writer.Lines("// All experiments of this project: generated. Do not edit.\n#nullable enable\nusing OodDsl.Hosting;\n");
        if (space.Length > 0) writer.Lines($"namespace {space};\n");
        writer.Line("/// <summary>The experiments of this project, each followed by its control arms.</summary>");
        using (writer.Braces("public static class ExperimentCatalog"))
        {
            writer.Line("/// <summary>In alphabetical order.</summary>");
            writer.Line("public static IReadOnlyList<ExperimentDescriptor> All { get; } =");
            using (writer.Brackets(last: true))
                foreach (var name in classes.OrderBy(name => name, StringComparer.Ordinal)) writer.Line($".. global::{name}.WithArms,");
        }
        return writer.ToString();
    }
}
