namespace OodDsl.Hosting;

/// <summary>The plans that lie beside the generated code: a file per experiment and arm, <c>margin-energy.without-margin.plan.md</c>.</summary>
static class PlanFiles
{
    const string Suffix = ".plan.md";

    /// <summary>Writes the plans and deletes those of experiments that are gone. A file that says the same stays untouched.</summary>
    public static void Write(string folder, IReadOnlyList<ExperimentDescriptor> experiments)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var plans = experiments.ToDictionary(
                experiment => Path.Combine(folder, experiment.Name.Replace('/', '.') + Suffix),
                experiment => PlanWriter.Markdown(experiment, SettingValues.Resolve(experiment.Settings, []), withFingerprint: false),
                StringComparer.Ordinal);
            foreach (var file in Directory.EnumerateFiles(folder, "*" + Suffix))
                if (!plans.ContainsKey(file)) File.Delete(file);
            foreach (var (file, plan) in plans)
                if (!File.Exists(file) || !string.Equals(File.ReadAllText(file), plan, StringComparison.Ordinal)) AtomicFile.Write(file, plan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException(ExitCode.Environment, $"The plans can't be written: {error.Message}", "Name a folder that can be written.", error);
        }
    }
}
