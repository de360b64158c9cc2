namespace OodDsl;

/// <summary>A module to be trained, with the settings of its own parameter group.</summary>
/// <param name="Module">The module.</param>
/// <param name="LearningRate">Learning rate; NaN: the optimiser's.</param>
/// <param name="WeightDecay">Weight decay; NaN: the optimiser's.</param>
public readonly record struct TrainedModule(Module Module, double LearningRate = double.NaN, double WeightDecay = double.NaN)
{
    /// <summary>A module without settings of its own.</summary>
    public static implicit operator TrainedModule(Module module) => new(module);
}
