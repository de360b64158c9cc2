namespace Experiments;

/// <summary>Every post-hoc score that one trained classifier allows, on the baseline's network; photographs to choose their settings on.</summary>
[Experiment, OodValidation<Photos>]
[Entropy, Mcm, TempScale, GeneralizedEntropy, KlMatching, OpenMax, UnitMahalanobis, RelativeMahalanobis, Ssd, Residual, Gmm]
[ReAct, Vra, AshP, AshB, AshS, Scale, Lts, Dice, She, NnGuide, Relation, Cfood, GradNorm, GradUncertainty, Nac, Fdbd, Nci, Pnml, WeiPer, McDropout]
[Odin, IOdin, MahalanobisOdin, MahalanobisEnsemble, LayerGmm, LayerNac, Gram, RankFeat, Grood, AdaScaleA, AdaScaleL]
public partial class EveryScore : Reference;
