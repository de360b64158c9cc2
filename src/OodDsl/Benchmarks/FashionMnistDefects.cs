namespace OodDsl;

/// <summary>Each garment class in turn is normal; its test images with drawn defects, which have masks, are OOD: ten runs.</summary>
[InDistribution<FashionMnist>, OneClass(OthersAreOod = false), FarOod<DrawnDefects<FashionMnist>>]
public sealed class FashionMnistDefects : Benchmark;
