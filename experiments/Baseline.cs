namespace Experiments;

/// <summary>Plain cross-entropy, scored by six post-hoc scores.</summary>
[Experiment]
public partial class Baseline : Reference;
