namespace OodDsl.Hosting;

/// <summary>A plan as data, for other programs.</summary>
static class PlanDocument
{
    public static object Of(ExperimentDescriptor experiment, SettingValues settings)
    {
        var benchmark = BenchmarkDescription.Of(experiment.Benchmark);
        var plan = experiment.Plan;
        return new
        {
            experiment.Name,
            experiment.Summary,
            experiment.ArmOf,
            Benchmark = benchmark.Name,
            Splits = benchmark.Splits.Select(split => split.Name).OfType<string>(),
            Dependencies = experiment.Dependencies.Select(dependency => new { dependency.Name, dependency.Kind, Experiment = dependency.Experiment().Name }),
            experiment.Sources,
            Fingerprint = WholeFingerprint.Of(experiment),
            experiment.Seeds,
            Data = DataRoles.Of(experiment, benchmark),
            plan.Loss,
            plan.Dataflow,
            plan.PassesPerStep,
            plan.PassesPerScoredImage,
            plan.BackwardPassesPerScoredImage,
            plan.PassesPerFittedImage,
            plan.BackwardPassesPerFittedImage,
            plan.TrainingPasses,
            plan.Steps,
            plan.Modules,
            plan.Streams,
            plan.ReadsOodValidation,
            plan.Augmentations,
            plan.Fits,
            plan.Scores,
            plan.Thresholds,
            plan.Metrics,
            plan.Logs,
            plan.LeftOut,
            plan.Declarations,
            Settings = settings.All.Select(setting => new { setting.Path, setting.Value, setting.Default, setting.Origin }),
        };
    }
}
