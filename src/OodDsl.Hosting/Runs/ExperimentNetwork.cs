namespace OodDsl.Hosting;

/// <summary>Base of the generated networks: seeds the initialisation and measures the feature width.</summary>
public abstract class ExperimentNetwork : Module
{
    /// <summary>Seeds libtorch's default generator with the run's seed <c>init</c>, from which modules draw their first weights.</summary>
    protected ExperimentNetwork(RunContext context) : base("network")
    {
        ArgumentNullException.ThrowIfNull(context);
        manual_seed(context.Randomness.Derive("init").Low32);
    }

    /// <summary>Width D of the features that one zero image gives, in eval mode, without gradient.</summary>
    /// <exception cref="UserException">The backbone does not give features [N, D].</exception>
    protected static int FeatureWidth(RunContext context, Module<Tensor, Tensor> input, Module<Tensor, Tensor> backbone)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(backbone);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        input.eval();
        backbone.eval();
        var features = backbone.call(input.call(zeros([1, context.Channels, context.ImageSize, context.ImageSize])));
        input.train();
        backbone.train();
        return features.shape is [1, var width]
            ? (int)width
            : throw new UserException(
                ExitCode.Configuration,
                $"The backbone makes [{string.Join(", ", features.shape)}] of [1, {context.Channels}, {context.ImageSize}, {context.ImageSize}].",
                "A backbone returns features [N, D]: end it with pooling and a flatten.");
    }
}
