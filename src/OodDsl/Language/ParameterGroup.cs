namespace OodDsl;

/// <summary>The settings that a head or module may have of its own; what it leaves out comes from the optimiser.</summary>
public abstract class ParameterGroup : Component
{
    /// <summary>Learning rate of this module's parameters; NaN: the optimiser's.</summary>
    public double LearningRate { get; init; } = double.NaN;

    /// <summary>Weight decay of this module's parameters; NaN: the optimiser's.</summary>
    public double WeightDecay { get; init; } = double.NaN;

    /// <summary>The module with these settings, for the optimiser.</summary>
    public TrainedModule Of(Module module) => new(module, LearningRate, WeightDecay);
}
