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
        .. global::Experiments.Biamat.WithArms,
        .. global::Experiments.Cnc.WithArms,
        .. global::Experiments.Csi.WithArms,
        .. global::Experiments.Csi.Contrast.WithArms,
        .. global::Experiments.Csi.Labelled.WithArms,
        .. global::Experiments.CutMixExperiment.WithArms,
        .. global::Experiments.CutPasteExperiment.WithArms,
        .. global::Experiments.CutPasteExperiment.Patches.WithArms,
        .. global::Experiments.Dias.WithArms,
        .. global::Experiments.FlowDensity.WithArms,
        .. global::Experiments.GeneralizedOdin.WithArms,
        .. global::Experiments.Hsic.WithArms,
        .. global::Experiments.MarginEnergy.WithArms,
        .. global::Experiments.NarrowBaseline.WithArms,
        .. global::Experiments.Oal.WithArms,
        .. global::Experiments.OutlierExposureExperiment.WithArms,
        .. global::Experiments.ReSmooth.WithArms,
        .. global::Experiments.Rotation.WithArms,
        .. global::Experiments.Rotation.OneClass.WithArms,
    ];
}
