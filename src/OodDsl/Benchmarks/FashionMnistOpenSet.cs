namespace OodDsl;

/// <summary>Six known classes of Fashion-MNIST, four unknown ones, in 16 x 16 pixels: three runs.</summary>
[InDistribution<FashionMnist>(Size = 16), KnownClasses(0, 1, 2, 4, 5, 9), KnownClasses(0, 3, 5, 7, 8, 9), KnownClasses(3, 4, 5, 7, 8, 9)]
public sealed class FashionMnistOpenSet : Benchmark;
