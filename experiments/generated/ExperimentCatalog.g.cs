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
        .. global::Experiments.Biamat.Paper.WithArms,
        .. global::Experiments.Biamat.Trades.WithArms,
        .. global::Experiments.Biamat.Trades.Paper.WithArms,
        .. global::Experiments.Cifar10At224.WithArms,
        .. global::Experiments.Cifar10Baseline.WithArms,
        .. global::Experiments.Cnc.WithArms,
        .. global::Experiments.Cnc.Paper.WithArms,
        .. global::Experiments.Csi.WithArms,
        .. global::Experiments.Csi.Contrast.WithArms,
        .. global::Experiments.Csi.Contrast.Paper.WithArms,
        .. global::Experiments.Csi.Labelled.WithArms,
        .. global::Experiments.Csi.Labelled.Paper.WithArms,
        .. global::Experiments.Csi.Paper.WithArms,
        .. global::Experiments.Csi.PlainContrast.WithArms,
        .. global::Experiments.CutMixExperiment.WithArms,
        .. global::Experiments.CutMixExperiment.Paper.WithArms,
        .. global::Experiments.CutPasteExperiment.WithArms,
        .. global::Experiments.CutPasteExperiment.FineTuned.WithArms,
        .. global::Experiments.CutPasteExperiment.HeadFirst.WithArms,
        .. global::Experiments.CutPasteExperiment.Paper.WithArms,
        .. global::Experiments.CutPasteExperiment.Patches.WithArms,
        .. global::Experiments.CutPasteExperiment.Patches.Paper.WithArms,
        .. global::Experiments.Dias.WithArms,
        .. global::Experiments.Dias.Paper.WithArms,
        .. global::Experiments.EveryScore.WithArms,
        .. global::Experiments.FlowDensity.WithArms,
        .. global::Experiments.FlowDensity.Paper.WithArms,
        .. global::Experiments.GeneralizedOdin.WithArms,
        .. global::Experiments.GeneralizedOdin.Paper.WithArms,
        .. global::Experiments.Hsic.WithArms,
        .. global::Experiments.Hsic.Paper.WithArms,
        .. global::Experiments.MarginEnergy.WithArms,
        .. global::Experiments.NarrowBaseline.WithArms,
        .. global::Experiments.Oal.WithArms,
        .. global::Experiments.Oal.Paper.WithArms,
        .. global::Experiments.OutlierExposureExperiment.WithArms,
        .. global::Experiments.ReSmooth.WithArms,
        .. global::Experiments.ReSmooth.Paper.WithArms,
        .. global::Experiments.ReSmoothStart.WithArms,
        .. global::Experiments.Rotation.WithArms,
        .. global::Experiments.Rotation.OneClass.WithArms,
        .. global::Experiments.Rotation.OneClass.Paper.WithArms,
        .. global::Experiments.Rotation.Paper.WithArms,
        .. global::Experiments.TorchvisionResNet50.WithArms,
        .. global::Experiments.Vit.WithArms,
    ];
}
