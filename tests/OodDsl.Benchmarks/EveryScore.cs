namespace OodDsl.Benchmarks;

/// <summary>All post-hoc scores that one forward pass serves, over the desk benchmark.</summary>
[Experiment, Benchmark<FashionMnistOod>, ConvNet(Width = 32), Train(Steps = 200, BatchSize = 64), CrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
[Msp, MaxLogit, Energy, Knn(K = 50), Mahalanobis, Vim]
[Entropy, TempScale, GeneralizedEntropy, KlMatching, OpenMax, UnitMahalanobis, RelativeMahalanobis, Ssd, Residual, Gmm, ReAct, Vra, AshP, AshB, AshS, Scale, Lts, Dice, She]
[NnGuide, Relation, Cfood, GradNorm, GradUncertainty, Nac, Fdbd, Nci, Pnml, WeiPer(Repeats = 20), McDropout]
public partial class EveryScore : Experiment;

/// <summary>Of these the thirty that OpenOOD has, NAC and WeiPer+KLD among them.</summary>
[Experiment, Without<Entropy>, Without<GradUncertainty>, Without<Pnml>, Without<Lts>, Without<UnitMahalanobis>, Without<Ssd>]
public partial class ThirtyScores : EveryScore;

/// <summary>The bare forward passes: the same sets through the same network, for a score that costs nothing.</summary>
[Experiment, Benchmark<FashionMnistOod>, ConvNet(Width = 32), Train(Steps = 200, BatchSize = 64), CrossEntropy]
[Sgd(LearningRate = 0.1, Momentum = 0.9)]
public partial class BareForward : Experiment
{
    [Fit]
    static Tensor Usual(Tensor trainFeatures, Tensor trainLogits, Tensor validationLogits) =>
        trainLogits.mean([0]) + validationLogits.mean([0]) + trainFeatures.mean();

    [Score]
    static Tensor Nothing(Tensor logits, Tensor usual) => logits[.., 0] - usual[0];
}
