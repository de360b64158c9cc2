namespace Experiments;

/// <summary>CutPaste (Li et al., 2021): tell normal, pasted and scarred images apart; score by one Gaussian over normal features.</summary>
[Experiment, Benchmark<FabricDefects>, ConvNet(Width = 16), Train(Steps = 200, BatchSize = 32), Without<Loss>, Without<Score>, Without<Augmentation>]
[RandomShift(0.125), ColorJitter(0.1, Hue = 0.1), CutPaste, Sgd(LearningRate = 0.03, WeightDecay = 3e-5, Nesterov = false)]
public partial class CutPasteExperiment : Reference
{
    [Head] static Module<Tensor, Tensor> Pasted(int featureWidth) => Mlp(featureWidth, 512, 128, 3);
    [Loss] static Tensor PastePrediction(Tensor pasted, Tensor pastes) => cross_entropy(pasted, pastes);
    [Value] static Tensor Direction(Tensor features) => normalize(features);
    [Fit] static (Tensor center, Tensor precision) Normality(Tensor trainDirection) => ShrunkGaussian(trainDirection);
    [Score] static Tensor Density(Tensor direction, Tensor center, Tensor precision) => -0.5 * SquaredDistance(direction, center, precision);

    [CutPaste(Kinds = Pastes.Patch)] partial class PatchOnly : CutPasteExperiment;
    [CutPaste(Kinds = Pastes.Scar)] partial class ScarOnly : CutPasteExperiment;
    [CutPaste(Jitter = 0)] partial class WithoutJitter : CutPasteExperiment;
    [CutPaste(Kinds = Pastes.Erase)] partial class CutoutInstead : CutPasteExperiment;

    [Experiment, Benchmark<MvtecAd>, ResNet18(Stem = Stem.Large), Train(Steps = 65536)]
    public partial class Paper : CutPasteExperiment;
    [Experiment, Benchmark<MvtecAd>, EfficientNetB4(Weights = "imagenet1k"), Train(FrozenBackbone = true, Steps = 0, Epochs = 10, BatchSize = 24)]
    public partial class HeadFirst : CutPasteExperiment;
    [Experiment, StartFrom<HeadFirst>, Train(FrozenBackbone = false, FrozenNorms = true, Epochs = 64), Sgd(LearningRate = 1e-4)]
    public partial class FineTuned : HeadFirst;

    /// <summary>The same on crops, scored at every place: a map of defects.</summary>
    [Experiment, Without<Augmentation>, RandomShift(0.125), ColorJitter(0.1, Hue = 0.1), RandomCrop(Size = 16), CutPaste, Without(nameof(Density))]
    public partial class Patches : CutPasteExperiment
    {
        [Setting] static int Window => 8;
        [Setting] static int Stride => 2;
        // [N * places, C, window, window].
        [Value(SeparateForward = true)] internal static Tensor PatchImages(Tensor images, int window, int stride) => Windows(images, window, stride);
        [Fit]
        internal static (Tensor patchCenter, Tensor patchPrecision) PatchNormality(Tensor trainPatchDirection) => ShrunkGaussian(trainPatchDirection);
        [ScoreMap]
        internal static Tensor Defects(Tensor images, Tensor patchDirection, Tensor patchCenter, Tensor patchPrecision, int window, int stride) =>
            Spread(-SquaredDistance(patchDirection, patchCenter, patchPrecision), images, window, stride);

        // The windows that are scored are as large as the crops it learned from; the paper's main text has it so, its appendix halves them.
        partial class WholeCrops : Patches { [Setting] static new int Window => 16; }

        [Experiment, Benchmark<MvtecAd>, ResNet18(Stem = Stem.Large), Train(Steps = 65536), RandomCrop(Size = 64)]
        public new partial class Paper : Patches { [Setting] static new int Window => 32; [Setting] static new int Stride => 4; }
    }
}
