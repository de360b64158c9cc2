// All experiments of this project: generated. Do not edit.
#nullable enable
using OodDsl.Hosting;

namespace Experiments;

/// <summary>The experiments of this project, each followed by its control arms.</summary>
public static class ExperimentCatalog
{
    /// <summary>In alphabetical order.</summary>
    public static IReadOnlyList<ExperimentDescriptor> All { get; } =
    [
        .. global::Experiments.Baseline.WithArms,
        .. global::Experiments.MarginEnergy.WithArms,
        .. global::Experiments.OutlierExposureExperiment.WithArms,
    ];
}
