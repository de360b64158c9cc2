namespace OodDsl;

/// <summary>A slot: the learning rate over the run, set before every step. On a module's method: that module's own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public abstract class Schedule : Component
{
    /// <summary>The learning rate at a point of the run.</summary>
    /// <param name="learningRate">The parameter group's own learning rate.</param>
    /// <param name="progress">Share of the run's steps that are done, in [0, 1).</param>
    /// <param name="epochs">The run's length in epochs (for settings given in epochs, such as a warm-up).</param>
    public abstract double Rate(double learningRate, double progress, double epochs);
}
