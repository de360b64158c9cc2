namespace Experiments;

/// <summary>Plain cross-entropy, scored by six post-hoc scores.</summary>
[Experiment]
public partial class Baseline : Reference;

/// <summary>The same on CIFAR-10.</summary>
[Experiment]
public partial class Cifar10Baseline : Cifar10Reference;
