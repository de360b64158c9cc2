namespace OodDsl;

/// <summary>Each fabric in turn is normal; its test images with drawn defects, which have masks, are OOD: three runs, in the shape of MVTec AD.</summary>
[InDistribution<Fabrics>, OneClass(OthersAreOod = false), FarOod<DrawnDefects<Fabrics>>]
public sealed class FabricDefects : Benchmark;
