namespace OodDsl;

/// <summary>
/// MVTec AD (Bergmann et al., CVPR 2019): the normal images of each category in turn, its defective ones are OOD; fifteen runs, images of 256 x 256.
/// </summary>
[InDistribution<MvtecGood>(Size = 256), OneClass(OthersAreOod = false), FarOod<MvtecDefects>]
public sealed class MvtecAd : Benchmark;
