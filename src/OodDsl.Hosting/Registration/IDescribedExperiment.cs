namespace OodDsl.Hosting;

/// <summary>What the generator makes of every experiment and of every control arm that is a class: one can be named by its type.</summary>
public interface IDescribedExperiment
{
    /// <summary>What the generator says of it.</summary>
    static abstract ExperimentDescriptor Descriptor { get; }
}
