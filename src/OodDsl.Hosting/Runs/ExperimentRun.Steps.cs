namespace OodDsl.Hosting;

/// <summary>What an update may touch: parameters, modes, running statistics. And what a teacher answers.</summary>
public abstract partial class ExperimentRun
{
    /// <summary>Features [N, D] of images; null if the experiment has no backbone. What a teacher answers.</summary>
    protected virtual Tensor? Features(Tensor images) => null;

    /// <summary>Logits [N, K] of features; null if the experiment has none, or makes them of more than features.</summary>
    protected virtual Tensor? Classify(Tensor features) => null;

    /// <summary>Records the losses of an update that is not the main step; they are checked as the main step's.</summary>
    protected void Report(StepInfo step, params ReadOnlySpan<(string name, Tensor value)> losses)
    {
        ArgumentNullException.ThrowIfNull(step);
        Loop.Losses.Report(step.Index, losses);
    }

    /// <summary>
    /// Until it is disposed, only these modules' parameters take gradients. Gradients still pass through the others. What is frozen stays so.
    /// </summary>
    protected IDisposable Updating(params Module[] modules) => new ParameterGate(OwnedNetwork, modules);

    /// <summary>Until it is disposed, these modules are in eval mode.</summary>
    protected static IDisposable InEvalMode(params Module[] modules) => new EvalMode(modules);

    /// <summary>The function with the network in eval mode during each call.</summary>
    protected Func<Tensor, T> InEvalMode<T>(Func<Tensor, T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return images =>
        {
            using var mode = new EvalMode([OwnedNetwork]);
            return function(images);
        };
    }

    /// <summary>
    /// A computation that calls the network and leaves no trace in it: no parameter takes a gradient, running statistics are afterwards what they
    /// were. A <c>[Buffer]</c> that it sets stays set.
    /// </summary>
    protected T WithoutTrace<T>(Func<T> compute)
    {
        ArgumentNullException.ThrowIfNull(compute);
        using var closed = new ParameterGate(OwnedNetwork, []);
        using var statistics = new KeptStatistics(OwnedNetwork);
        return compute();
    }

    /// <summary>Runs the fits that modules are sized by, without gradient; called by the generated constructor before the network is made.</summary>
    protected void Fit(Action fits)
    {
        ArgumentNullException.ThrowIfNull(fits);
        if (Context.Restored is { } restored) RunStages.Fit(() => Restore(restored));
        else RunStages.Fit(fits);
    }

    /// <summary>Takes the results of all fits from a finished run, instead of fitting.</summary>
    protected virtual void Restore(RestoredFits fits) { }

    internal void RunRestore(RestoredFits fits) => Restore(fits);

    /// <summary>One forward pass for any number of image values: batch normalisation sees them together.</summary>
    protected static Tensor[] Together(Func<Tensor, Tensor> forward, params Tensor[] images) => JointForward.Of(forward, images);
}
