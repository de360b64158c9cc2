namespace OodDsl;

/// <summary><see cref="FashionMnistOneClass"/> in 16 x 16 pixels, for scores that need many passes per image.</summary>
[InDistribution<FashionMnist>(Size = 16), OneClass]
public sealed class SmallFashionMnistOneClass : Benchmark;
