namespace Experiments;

/// <summary>ReSmooth's first stage: the network that tells which images are hard, trained on plain ones.</summary>
[Experiment, Benchmark<SmallFashionMnistOod>, ConvNet(Width = 16), Train(Epochs = 10), Without<Score>, Msp]
public partial class ReSmoothStart : Reference;
